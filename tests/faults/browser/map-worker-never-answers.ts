import { pageFault } from "./fault.ts";

export default pageFault("the map's worker never answers", {
  wrong: { files: /base-map\.worker/, how: "never answers" },
});
