import { pageFault } from "./fault.ts";

export default pageFault("the story's worker is missing", { wrong: { files: /story\.worker/, how: "missing" } });
