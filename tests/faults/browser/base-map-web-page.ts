import { pageFault } from "./fault.ts";

export default pageFault("the base map is a web page", { wrong: { files: /\.topo\.json/, how: "a web page" } });
