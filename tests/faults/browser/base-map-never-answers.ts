import { pageFault } from "./fault.ts";

export default pageFault("the base map never answers", { wrong: { files: /\.topo\.json/, how: "never answers" } });
