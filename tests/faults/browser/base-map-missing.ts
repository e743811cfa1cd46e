import { pageFault } from "./fault.ts";

export default pageFault("the base map is missing", { wrong: { files: /\.topo\.json/, how: "missing" } });
