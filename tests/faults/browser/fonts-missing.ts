import { pageFault } from "./fault.ts";

export default pageFault("fonts are missing", { wrong: { files: /\.woff2/, how: "missing" } });
