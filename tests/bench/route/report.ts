import type { Results } from "./measurement.ts";
import { SIZES, STEPS_PER_SECOND, VIEWPORT } from "./plan.ts";
import { markdownTable, sizeTable } from "./table.ts";
import type { Verdict } from "./targets.ts";
import { number } from "./words.ts";

/** docs/performance.md: what was measured, how, and whether our layer keeps its targets. */
export function report(results: Results, verdicts: readonly Verdict[]): string {
  const { setting, measurements } = results;
  const versions = Object.entries(setting.versions).map(([name, version]) => `${name} ${version}`);
  const sizes = SIZES.filter((vertices) => measurements.some((one) => one.vertices === vertices));
  return `# Performance of the route layer

Written by \`npm run bench\`; the same figures are in [performance.json](performance.json).

![Time of a step and backlog of six ways to draw a growing line](images/performance.svg)

Measured on ${setting.date}: ${setting.browser}; ${setting.graphics}; ${setting.machine}; ${versions.join(", ")}.
Times are of this machine, whose graphics are drawn in software; what counts is how they stand beside each other.

${sizes.map((vertices) => `## ${vertices.toLocaleString("en")} vertices\n\n${sizeTable(results, vertices)}`).join("\n\n")}

## Targets of our layer

${verdictTable(verdicts)}

${method()}
`;
}

export function verdictTable(verdicts: readonly Verdict[]): string {
  return markdownTable(
    ["what", "measured", "at most", "holds"],
    verdicts.map(({ what, measured, most, unit, holds }) => [
      what,
      `${number(measured)} ${unit}`.trim(),
      `${most} ${unit}`.trim(),
      holds ? "yes" : "**no**",
    ]),
  );
}

function method(): string {
  return `## Method

- One run, one browser, a page of its own for each technique and size, one after another. The map is Waybill's own, with
  its base map, ${VIEWPORT.width} x ${VIEWPORT.height} pixels at zoom 3; each technique draws on the same map. The bare repaint is that map
  without any route. For the targets it takes turns with our steps in one page: five repaints with the layer hidden, five
  steps, and so on, so that whatever else the machine does weighs on both.
- The line is computed: 9,000 km from Dunay about to Tikhoretsk, the same way at each number of vertices. The steps grow
  it from a fifth to four fifths of its length.
- Waybill's layer draws what it draws in the product: casing, the part ahead, the part travelled and the head. The others
  draw the part travelled alone, 5 pixels wide. TripsLayer is interleaved (\`MapLibreOverlay\`) and is given flat arrays.
- A step is made in an animation frame, ${STEPS_PER_SECOND} times a second at most, and not before the graphics process has drawn
  the frame before. So the page never waits for graphics, and the time that these take is in _step to step_. The worker is
  not waited for. 60 steps, or as many as go into 3 seconds (of ours 6), and at least 3; up to 5 before them are not
  counted. A technique that needs more than 1.5 seconds from step to step is not measured at the next size.
- _Task_: the tasks of the page's thread from one step to the next, from the browser's trace; _processor_: of that, the time
  in which the thread had a processor. Where graphics are drawn in software they take processors away from the page, so
  the second tells more of the technique, and the gate of a quick run goes by it. While the worker is busy MapLibre puts
  \`setData\` off, so that most of its steps cost little and some much: the mean tells.
- _Own work_: \`frameAt\`, \`StoryMap.show\`, \`prerender\` and \`render\`, by the clock and in time of the processor.
- _Worker_: tasks of all workers, from the first step until the map is idle, over the steps. _Messages_: calls of
  \`Worker.postMessage\` in the page.
- _Backlog_: from the last step until MapLibre is idle (no answer of the worker outstanding) and the graphics are drawn. The
  bare repaint has the time of one frame.
- _Heap_: of the page's own thread with its array buffers, when the steps are done, and (_live_) after a collection. The
  worker's heap is not in it. _Graphics_: WebGL buffers and textures. The memory of our layer is live heap and graphics, less those of the bare repaint.
- _Head error_: from pixels, at the last step, on screen: from the drawn end of the line to the point computed from the
  measured line. The end is found along the line from three pictures: no line, the whole line, the line up to the head. A
  line that ends without a soft edge is found to within half a pixel.
- _Dashes_: from pixels, at zoom 7: the part travelled has dashes of the length asked for. MapLibre \`line-gradient\` takes
  \`line-dasharray\`, and then draws dashes many times too long.`;
}
