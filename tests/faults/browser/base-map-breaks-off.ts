import { pageFault } from "./fault.ts";

export default pageFault("the base map breaks off", { wrong: { files: /\.topo\.json/, how: "breaks off" } });
