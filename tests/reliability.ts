import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { format } from "prettier";

const DOCUMENT = new URL("../docs/reliability.md", import.meta.url);

/**
 * Puts figures as Markdown into a section of docs/reliability.md, between its marks `<!-- name -->` and `<!-- /name -->`; the
 * rest stays. Throws Error where the document has no such section.
 */
export async function writeReliability(name: "fuzz" | "faults" | "soak", figures: string): Promise<void> {
  const document = readFileSync(DOCUMENT, "utf8");
  const [begin, end] = [document.indexOf(`<!-- ${name} -->`), document.indexOf(`<!-- /${name} -->`)];
  if (begin === -1 || end === -1) throw new Error(`docs/reliability.md has no section between marks called ${name}.`);
  const written = `${document.slice(0, begin)}<!-- ${name} -->\n\n${figures}\n\n${document.slice(end)}`;
  writeFileSync(DOCUMENT, await format(written, { parser: "markdown", printWidth: 120 }));
}

/** `28 November 2026, Node 20.20.2, linux x64, 2 cores of …`: what stands before figures. */
export function measuredOn(): string {
  const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date());
  const cores = cpus();
  const machine = `${process.platform} ${process.arch}, ${cores.length} cores (${cores[0]?.model.trim() ?? "unknown"})`;
  return `Measured on ${date}: Node ${process.versions.node}, ${machine}.`;
}
