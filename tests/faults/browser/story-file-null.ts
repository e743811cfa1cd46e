import { pageFault } from "./fault.ts";

export default pageFault("a file of the story is `null`", { wrong: { files: /claims\.json/, how: "null" } });
