import { pageFault } from "./fault.ts";

export default pageFault("the base map is half a file", { wrong: { files: /\.topo\.json/, how: "half a file" } });
