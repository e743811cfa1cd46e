import { pageFault } from "./fault.ts";

export default pageFault("the map's worker is missing", { wrong: { files: /base-map\.worker/, how: "missing" } });
