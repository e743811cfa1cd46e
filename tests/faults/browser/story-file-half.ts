import { pageFault } from "./fault.ts";

export default pageFault("a file of the story is half a file", {
  wrong: { files: /claims\.json/, how: "half a file" },
});
