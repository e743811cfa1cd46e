/** HTML that was built by `html`, with every text in it escaped. */
export class Markup {
  constructor(readonly html: string) {}
}

/** The content of a hole of `html`: text, HTML that is built already, several of these, or nothing. */
export type Content = string | number | Markup | false | undefined | readonly Content[];

/** HTML from a template of ours. Whatever stands in its holes is text, in elements and in quoted attributes alike. */
export function html(template: TemplateStringsArray, ...holes: readonly Content[]): Markup {
  return new Markup(template.reduce((built, piece, index) => built + asHtml(holes[index - 1]) + piece));
}

function asHtml(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Markup) return content.html;
  if (typeof content === "object") return content.map(asHtml).join("");
  return String(content).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
