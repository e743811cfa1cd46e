import { quoted, type Path } from "../format/problem.ts";
import type { Story } from "../story/story.ts";
import { LEGS_FILE, stretchPath, type Linting } from "./linting.ts";

interface NamedThing {
  id: string;
  name: string;
  file: string;
  path: Path;
}

/** Legs and places that are drawn under one name: a reader of the lists cannot tell them apart. */
export function lintSameNames(linting: Linting) {
  const first = new Map<string, NamedThing>();
  for (const thing of [...legsOf(linting), ...placesOf(linting.story)]) {
    const key = thing.name.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
    const other = first.get(key);
    if (!other) {
      first.set(key, thing);
      continue;
    }
    const message = `${quoted(thing.name)} is the name of ${thing.id} and of ${other.id}, and both are drawn: a reader cannot tell them apart in the lists of the page. Give each a name of its own.`;
    linting.log.warning(thing.file, [...thing.path, "properties", "name"], "same-name", message);
  }
}

function legsOf(linting: Linting): NamedThing[] {
  return linting.story.legs.flatMap(({ id, name, stretches: [first] }) =>
    first ? [{ id, name, file: LEGS_FILE, path: stretchPath(linting, first) }] : [],
  );
}

/** Places stand in the order of their file. Those of context are drawn only where a reader asks for them. */
function placesOf({ places }: Story): NamedThing[] {
  return places.flatMap(({ id, name, role }, index) =>
    role === "context" ? [] : [{ id, name, file: "places.geojson", path: ["features", index] }],
  );
}
