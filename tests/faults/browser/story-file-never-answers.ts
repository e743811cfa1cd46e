import { pageFault } from "./fault.ts";

export default pageFault("a file of the story never answers", {
  wrong: { files: /claims\.json/, how: "never answers" },
});
