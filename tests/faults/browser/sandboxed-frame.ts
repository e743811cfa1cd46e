import { embeddedFault } from "./embedded-fault.ts";

export default embeddedFault("a sandboxed frame", {
  article: (frame) => frame,
  attributes: 'sandbox="allow-scripts"',
  headers: { "Access-Control-Allow-Origin": "*" },
});
