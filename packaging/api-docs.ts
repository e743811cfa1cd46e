import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { DOORS, doorNames, type DoorName } from "./doors.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const FILE = join(ROOT, "docs/api.md");

const INTRO = `# The doors of the package

Every name that others can import, written by \`npm run docs\` from the comments in the code. How to install the package, and how
the doors work together, is told in its README.
`;

/** What is missing for somebody who only has the package: one sentence a gap. */
export function gapsOf(names: readonly DoorName[]): string[] {
  const exported = new Set(names.map(({ name }) => name));
  return names.flatMap(({ door, name, doc, undocumentedMembers, mentions }) => [
    ...(doc === "" ? [`${door}: ${name} has no comment.`] : []),
    ...undocumentedMembers.map((member) => `${door}: ${name}.${member} has no comment.`),
    ...mentions
      .filter((mentioned) => !exported.has(mentioned))
      .map((mentioned) => `${door}: ${name} mentions ${mentioned}, which leaves no door.`),
  ]);
}

/** The reference of all doors, as Markdown. */
export async function apiDocs(names: readonly DoorName[]): Promise<string> {
  const sections = DOORS.map(({ name: door }) => {
    const own = names.filter((one) => one.door === door);
    return `## ${door}\n\n${own.map(sectionOf).join("\n")}`;
  });
  return format(`${INTRO}\n${sections.join("\n")}`, { ...(await resolveConfig(FILE)), parser: "markdown" });
}

function sectionOf({ name, doc, declaration, isOpaque }: DoorName): string {
  if (isOpaque) return `### \`${name}\`\n\n${doc}\n\nWhat is in it may change with any version: hand it on as it is.\n`;
  return `### \`${name}\`\n\n${doc}\n\n\`\`\`ts\n${declaration}\n\`\`\`\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = doorNames(ROOT);
  const problems = gapsOf(names);
  const text = await apiDocs(names);
  if (!process.argv.includes("--check")) writeFileSync(FILE, text);
  else if (readFileSync(FILE, "utf8") !== text) problems.push("docs/api.md is older than the code. Run npm run docs.");
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
