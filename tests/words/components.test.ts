import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "svelte/compiler";
import { describe, expect, it } from "vitest";
import { code } from "../imports.ts";
import { ROOT } from "../story/read-folder.ts";

const COMPONENTS = code.filter((file) => file.endsWith(".svelte"));
/** Attributes that people read or hear. */
const READ = ["title", "aria-label", "alt", "placeholder", "label", "aria-description", "aria-valuetext"];
/** In other attributes a text is an address, a class or an id; in these a component of ours may get words. */
const NEVER_READ = ["class", "id", "style", "d", "viewBox", "rel", "href"];
const SENTENCE = /[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}/;

type Node = Record<string, unknown> & { type: string };

/** Every text of two words or more in the template of a component, where readers may see it. */
function sentencesOf(source: string): string[] {
  const found: string[] = [];
  const note = (text: unknown) => {
    if (typeof text === "string" && SENTENCE.test(text)) found.push(text.trim());
  };
  const visit = (value: unknown, attribute?: string) => {
    if (Array.isArray(value)) return value.forEach((one) => visit(one, attribute));
    if (typeof value !== "object" || value === null || !("type" in value)) return;
    const node = value as Node;
    if (node.type === "Comment") return;
    const isRead = attribute === undefined || READ.includes(attribute);
    if (node.type === "Text" && isRead) note(node["data"]);
    if (node.type === "Literal" && !NEVER_READ.includes(attribute ?? "")) note(node["value"]);
    if (node.type === "TemplateElement" && isRead) note((node["value"] as { cooked: string }).cooked);
    const inside = node.type === "Attribute" ? String(node["name"]) : attribute;
    for (const [key, child] of Object.entries(node)) if (key !== "metadata") visit(child, inside);
  };
  visit(parse(source, { modern: true }).fragment);
  return found;
}

describe("a component", () => {
  it("is read by this test: each of them, down to its attributes and expressions", () => {
    expect(COMPONENTS.length).toBeGreaterThan(30);
    const template = `<p title="Two words" class="one two">Some text{#if a}<b>{c ? "not this" : \`nor \${that} one here\`}</b>{/if}</p>`;
    expect(sentencesOf(template)).toEqual(["Two words", "Some text", "not this", "one here"]);
    expect(sentencesOf('<button type="button" class="two words" aria-label={words.play}>{n} ·</button>')).toEqual([]);
  });

  it.each(COMPONENTS)("%s has its words from the language of the page", (file) => {
    expect(sentencesOf(readFileSync(join(ROOT, file), "utf8"))).toEqual([]);
  });
});
