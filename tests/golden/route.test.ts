// Golden pictures of the route: every mode in every certainty, half travelled. Renew and look at them as the others.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PNG } from "pngjs";
import type { ThemeName } from "../../src/map/style/theme.ts";
import { writeLinesStory } from "../certainty-story.ts";
import {
  CLOSE_GATE,
  difference,
  gateFor,
  keepRejected,
  readGolden,
  writeGolden,
  writeGoldenBrowser,
} from "./golden-file.ts";
import { openGoldenPage, type GoldenPage } from "./golden-page.ts";
import { inGreyscale } from "./greyscale.ts";
import { BLOCK_SIZE, BLOCKS, linesOfBlocks } from "./route-lines.ts";

const UPDATE = process.env.UPDATE_GOLDEN === "1";
const STORY = "tests/output/lines-of-blocks";

let golden: GoldenPage;
let gate = CLOSE_GATE;
beforeAll(async () => {
  await writeLinesStory(STORY, linesOfBlocks());
  golden = await openGoldenPage(STORY, BLOCK_SIZE);
  if (UPDATE) writeGoldenBrowser(golden.browserVersion, "route");
  else gate = gateFor(golden.browserVersion, "route");
});
afterAll(() => golden?.close());

const THEMES: ThemeName[] = ["light", "dark", "print"];
const shots = THEMES.flatMap((theme) =>
  BLOCKS.map((block) => ({ ...block, name: `${block.name}-${theme}`, theme, travelled: 0.5, only: `${block.name}-` })),
);

test.each(shots)("the lines of $name look as they did, in colour and in greyscale", async (shot) => {
  const drawn = await golden.draw(shot);
  const [greyName, grey] = [`${shot.name}-grey`, inGreyscale(drawn)];
  if (UPDATE) {
    writeGolden(shot.name, drawn, "route");
    return writeGolden(greyName, grey, "route", { colorType: 0 });
  }
  mustBeAlike(shot.name, drawn);
  mustBeAlike(greyName, grey);
});

function mustBeAlike(name: string, drawn: PNG) {
  const { share, marked } = difference(readGolden(name, "route"), drawn, gate);
  const kept = share > gate.share ? keepRejected(`route-${name}`, drawn, marked) : "";
  expect(share, `see ${kept}`).toBeLessThanOrEqual(gate.share);
}
