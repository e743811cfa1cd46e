import { pageFault } from "./fault.ts";

export default pageFault("the page's script never answers", {
  wrong: { files: /assets\/index.*\.js/, how: "never answers" },
});
