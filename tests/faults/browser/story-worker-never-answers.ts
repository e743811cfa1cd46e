import { pageFault } from "./fault.ts";

export default pageFault("the story's worker never answers", {
  wrong: { files: /story\.worker/, how: "never answers" },
});
