import { pageFault } from "./fault.ts";

export default pageFault("a file of the story is missing", { wrong: { files: /claims\.json/, how: "missing" } });
