import { pageFault } from "./fault.ts";

export default pageFault("fonts never answer", { wrong: { files: /\.woff2/, how: "never answers" } });
