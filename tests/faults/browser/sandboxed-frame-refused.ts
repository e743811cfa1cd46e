import { embeddedFault } from "./embedded-fault.ts";

export default embeddedFault("a sandboxed frame, whose server allows none", {
  article: (frame) => frame,
  attributes: 'sandbox="allow-scripts"',
});
