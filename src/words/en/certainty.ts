import type { Subject } from "../../story/evidence.ts";
import type { Place } from "../../story/story.ts";
import type { CertaintyWords, NumberWords } from "../interface.ts";
import { numbers } from "./numbers.ts";

const modes = {
  sea: "By sea",
  rail: "By rail",
  road: "By road",
  air: "By air",
  river: "By river",
  foot: "On foot",
  pipeline: "By pipeline",
  other: "By other means",
} as const;
const locations = {
  exact: "line known",
  approximate: "approximate line",
  schematic: "schematic line",
  unknown: "way unknown",
} as const;
const points = {
  exact: "Point known",
  approximate: "Approximate point",
  schematic: "Schematic point",
  unknown: "Point unknown",
} as const;
const statuses = {
  travelled: "",
  diverted: "diverted",
  returning: "returning",
  refused: "refused, did not arrive",
  planned: "planned, not travelled",
} as const;
const AREA = "Area, no point is given";

export const certainty: CertaintyWords = {
  bases: {
    "stated-by-official": "Stated by officials",
    "stated-by-witness": "Stated by witnesses or parties",
    "imagery-released-by-official": "Image released by officials",
    "independent-imagery": "Independent satellite imagery",
    documents: "Documents",
    inference: "Inference",
    context: "Context",
  },
  locations,
  modes,
  marks: { ring: "Place within some kilometres", area: AREA, unreached: "Place that was not reached" },
  statuses,
  line: (mode, location, { modeWord = modes[mode], status = "travelled" } = {}) =>
    [modeWord, locations[location], statuses[status]].filter(Boolean).join(", "),
  alternative: (mode, modeWord = modes[mode]) => `${modeWord}, another possible way`,
  notReached: "Not reached",
  legendTitle: "How well the way is known",
  later: "Paler: later in the story",
  known: (subject) => knownInWords(subject, numbers),
  unknownWay: "Way unknown: no cited source gives it",
  locator: "The whole route, with this map framed",
};

function knownInWords(subject: Subject, { kilometers }: NumberWords): string {
  if (subject.kind === "place") return placeInWords(subject.place, kilometers);
  const { mode, modeWord = modes[mode], stretches, status = "travelled" } = subject.leg;
  const kinds = [...new Set(stretches.map(({ location }) => locations[location]))];
  return [`${modeWord}: ${kinds.join(", then ")}`, statuses[status]].filter(Boolean).join("; ");
}

function placeInWords({ role, location, precisionMeters }: Place, kilometers: (meters: number) => string): string {
  if (role === "area") return AREA;
  const within = precisionMeters ? `, within about ${kilometers(precisionMeters)}` : "";
  return `${points[location]}${within}`;
}
