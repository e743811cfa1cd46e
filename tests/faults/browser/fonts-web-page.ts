import { pageFault } from "./fault.ts";

export default pageFault("fonts are web pages", { wrong: { files: /\.woff2/, how: "a web page" } });
