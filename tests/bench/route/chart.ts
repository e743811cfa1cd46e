import type { Measurement } from "./measurement.ts";
import { TECHNIQUES, type TechniqueName } from "./plan.ts";
import { TECHNIQUE_WORDS } from "./words.ts";

interface Panel {
  title: string;
  value: (one: Measurement) => number;
  /** A thin line up to this, from the value. */
  upTo?: (one: Measurement) => number;
}

interface Scale {
  from: number;
  to: number;
  pixel: (value: number) => number;
}

/** Told apart without colour too: by mark and dash. Colours of Okabe and Ito. */
const SERIES: Record<TechniqueName, { color: string; width: number; dash: string; mark: string }> = {
  ours: { color: "#d55e00", width: 3, dash: "", mark: "circle" },
  "set-data": { color: "#0072b2", width: 1.5, dash: "", mark: "square" },
  "slice-along": { color: "#1f8fc6", width: 1.5, dash: "6 3", mark: "diamond" },
  "line-gradient": { color: "#007a59", width: 1.5, dash: "", mark: "triangle" },
  "trips-layer": { color: "#a3528a", width: 1.5, dash: "2 3", mark: "square" },
  "bare-repaint": { color: "#444444", width: 1.5, dash: "8 3 2 3", mark: "circle" },
};

const PANELS: readonly Panel[] = [
  {
    title: "Main-thread task time a step, mean to p95, ms",
    value: ({ task }) => task.mean,
    upTo: ({ task }) => task.p95,
  },
  { title: "Backlog after the last step, ms", value: ({ backlogMilliseconds }) => backlogMilliseconds },
];

const SIZE = { width: 920, height: 430 };
const PANEL = { top: 106, left: 62, width: 370, height: 270, apart: 88 };
const INK = "#222222";
const RULE = "#dddddd";

/** Two panels on a light ground, both axes logarithmic: times over vertices, a line a technique. */
export function chart(measurements: readonly Measurement[]): string {
  const sizes = measurements.map(({ vertices }) => vertices);
  const x = scale(sizes, (share) => share * PANEL.width);
  const panels = PANELS.map((panel, index) => {
    const left = PANEL.left + index * (PANEL.width + PANEL.apart);
    return `<g transform="translate(${left} ${PANEL.top})">${drawPanel(panel, measurements, x)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" font-family="sans-serif" font-size="12" fill="${INK}">
<title>Time of a step and backlog of six ways to draw a growing line, by vertices</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${legend()}
${panels.join("\n")}
</svg>
`;
}

function drawPanel({ title, value, upTo }: Panel, measurements: readonly Measurement[], x: Scale): string {
  const y = scale(
    measurements.flatMap((one) => [value(one), upTo?.(one) ?? value(one)]),
    (share) => (1 - share) * PANEL.height,
  );
  const lines = TECHNIQUES.map((technique) => {
    const { color, width, dash, mark } = SERIES[technique];
    const own = measurements.filter((one) => one.technique === technique).sort((a, b) => a.vertices - b.vertices);
    const points = own.map((one) => [x.pixel(one.vertices), y.pixel(value(one))] as const);
    const whiskers = own.map((one) => {
      return upTo
        ? `<path d="M${point(x.pixel(one.vertices), y.pixel(value(one)))}V${round(y.pixel(upTo(one)))}"/>`
        : "";
    });
    const path = points.map(([left, top], index) => `${index === 0 ? "M" : "L"}${point(left, top)}`).join("");
    return `<g stroke="${color}" fill="none"><path d="${path}" stroke-width="${width}" stroke-dasharray="${dash}"/>${whiskers.join("")}</g>
<g fill="${color}">${points.map(([left, top]) => drawMark(mark, left, top)).join("")}</g>`;
  });
  return `<text y="-14" font-weight="600">${title}</text>
${ticksY(y)}
${ticksX(x)}
${lines.reverse().join("\n")}`;
}

function legend(): string {
  return TECHNIQUES.map((technique, index) => {
    const { color, width, dash, mark } = SERIES[technique];
    const [left, top] = [PANEL.left + (index % 3) * 285, 28 + Math.floor(index / 3) * 24];
    const line = `<path d="M${left} ${top}h34" stroke="${color}" stroke-width="${width}" stroke-dasharray="${dash}"/>`;
    return `${line}<g fill="${color}">${drawMark(mark, left + 17, top)}</g><text x="${left + 42}" y="${top + 4}">${TECHNIQUE_WORDS[technique]}</text>`;
  }).join("\n");
}

function ticksY({ from, to, pixel }: Scale): string {
  return decades(from, to)
    .map((value) => {
      const top = round(pixel(value));
      return `<path d="M0 ${top}h${PANEL.width}" stroke="${RULE}"/><text x="-8" y="${top + 4}" text-anchor="end">${value.toLocaleString("en")}</text>`;
    })
    .join("");
}

function ticksX({ from, to, pixel }: Scale): string {
  const ticks = decades(from, to)
    .map(
      (value) =>
        `<text x="${round(pixel(value))}" y="${PANEL.height + 20}" text-anchor="middle">${short(value)}</text>`,
    )
    .join("");
  return `${ticks}<text x="${PANEL.width}" y="${PANEL.height + 40}" text-anchor="end">vertices of the line</text>`;
}

/** A logarithmic scale over whole decades around the values that are more than 0. */
function scale(values: readonly number[], pixelAt: (share: number) => number): Scale {
  const positive = values.filter((value) => value > 0);
  const from = Math.floor(Math.log10(Math.min(...positive)));
  const to = Math.max(Math.ceil(Math.log10(Math.max(...positive))), from + 1);
  return { from, to, pixel: (value) => pixelAt((Math.log10(Math.max(value, 10 ** from)) - from) / (to - from)) };
}

function decades(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
}

function drawMark(mark: string, x: number, y: number): string {
  if (mark === "circle") return `<circle cx="${round(x)}" cy="${round(y)}" r="4"/>`;
  if (mark === "square") return `<path d="M${point(x - 3.5, y - 3.5)}h7v7h-7z"/>`;
  if (mark === "diamond") return `<path d="M${point(x, y - 5)}l5 5l-5 5l-5-5z"/>`;
  return `<path d="M${point(x, y - 5)}l5 9h-10z"/>`;
}

function point(x: number, y: number): string {
  return `${round(x)} ${round(y)}`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function short(vertices: number): string {
  if (vertices >= 1e6) return `${vertices / 1e6} M`;
  return vertices >= 1000 ? `${vertices / 1000} k` : String(vertices);
}
