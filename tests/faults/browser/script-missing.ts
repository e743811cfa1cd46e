import { pageFault } from "./fault.ts";

export default pageFault("the page's script is missing", { wrong: { files: /assets\/index.*\.js/, how: "missing" } });
