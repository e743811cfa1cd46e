import { pageFault } from "./fault.ts";

export default pageFault("the base map is `null`", { wrong: { files: /\.topo\.json/, how: "null" } });
