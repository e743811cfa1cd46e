import { pageFault } from "./fault.ts";

export default pageFault("the base map stops half-way", { wrong: { files: /\.topo\.json/, how: "stops half-way" } });
