import type { Path } from "../format/problem.ts";
import type { Basis, Citation, Location } from "../story/story.ts";
import { LEGS_FILE, stretchPath, type Linting } from "./linting.ts";

/** Grounds on which a line or point can be called exact. */
const SEEN: readonly Basis[] = ["imagery-released-by-official", "independent-imagery", "documents"];

/** Types of CSL-JSON that hold surveyed positions themselves. */
const SURVEYED = ["dataset", "map"];

/** Something drawn, and where the words about its certainty stand. */
interface Drawn {
  what: string;
  /** The id that claims are about. */
  about: string;
  location: Location;
  citations: readonly Citation[];
  file: string;
  path: Path;
}

/** Places and stretches called exact, though no claim about them rests on images or documents and no survey is cited. */
export function lintExactLocations(linting: Linting) {
  const exact = drawnThings(linting).filter(({ location }) => location === "exact");
  if (exact.length === 0) return;
  const seen = new Set(linting.story.claims.filter(({ basis }) => SEEN.includes(basis)).map(({ about }) => about));
  const surveys = new Set(linting.story.sources.filter(({ type }) => SURVEYED.includes(type)).map(({ id }) => id));
  for (const { what, about, citations, file, path } of exact) {
    if (seen.has(about) || citations.some(({ source }) => surveys.has(source))) continue;
    const message = `${what} is called exact, but no claim about ${about} rests on an image or a document, and no map or dataset is cited for it. Cite what shows it, or call it approximate.`;
    linting.log.warning(file, [...path, "properties", "location"], "exact-without-evidence", message);
  }
}

function drawnThings(linting: Linting): Drawn[] {
  const places = linting.story.places.map(({ id, location, citations }, index) => {
    const path = ["features", index];
    return { what: `Place ${id}`, about: id, location, citations, file: "places.geojson", path };
  });
  const lines = linting.story.legs.flatMap((leg) =>
    [...leg.stretches, ...leg.alternatives].map((stretch) => {
      const { id, location, citations } = stretch;
      const path = stretchPath(linting, stretch);
      return { what: `Stretch ${id}`, about: leg.id, location, citations, file: LEGS_FILE, path };
    }),
  );
  return [...places, ...lines];
}
