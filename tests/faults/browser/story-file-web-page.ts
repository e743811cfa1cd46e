import { pageFault } from "./fault.ts";

export default pageFault("a file of the story is a web page", { wrong: { files: /claims\.json/, how: "a web page" } });
