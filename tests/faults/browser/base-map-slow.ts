import { pageFault } from "./fault.ts";

export default pageFault("the base map is slow", { wrong: { files: /\.topo\.json/, how: "slow" } });
