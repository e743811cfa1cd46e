import { pageFault } from "./fault.ts";

export default pageFault("the base map fails once", { wrong: { files: /\.topo\.json/, how: "once 500" } });
