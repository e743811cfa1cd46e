/** Longer ids make long file names of pictures. */
const LONGEST_ID = 60;

/** An id from a name: `Harbour files (2)` gives `harbour-files-2`. `otherwise` where no letter of it can stand in one. */
export function idFromName(name: string, otherwise = "my-story"): string {
  const ascii = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const id = ascii
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_ID)
    .replace(/^-+|-+$/g, "");
  return id === "" ? otherwise : id;
}
