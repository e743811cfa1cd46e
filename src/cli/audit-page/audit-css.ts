import { Markup } from "./markup.ts";

/** How the page for a fact-checker looks, on screen and on paper. */
export const AUDIT_CSS = new Markup(`
  body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
  h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; }
  h2 { border-top: 2px solid; padding-top: 0.5rem; margin-top: 2.5rem; }
  article { border-top: 1px solid #999; break-inside: avoid; padding: 0.25rem 0; }
  article:target { outline: 3px solid #0b5394; }
  a { color: #0b5394; }
  dl { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; }
  dt { color: #555; }
  dd { margin: 0; }
  blockquote { border-left: 3px solid #999; margin: 0.25rem 0; padding-left: 0.75rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border: 1px solid #999; padding: 0.5rem; text-align: left; vertical-align: top; width: 50%; }
  tr { break-inside: avoid; }
  .box { border: 1px solid; display: inline-block; height: 0.8em; width: 0.8em; }
  .citations { padding-left: 1rem; }
  @media print {
    @page { margin: 18mm 15mm; }
    body { font-size: 9.5pt; margin: 0; max-width: none; }
    a { color: inherit; text-decoration: none; }
    dd a[href^="http"] { text-decoration: underline; }
  }
`);
