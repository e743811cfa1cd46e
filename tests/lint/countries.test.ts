import { describe, expect, it } from "vitest";
import { readStory } from "../../src/format/read-story.ts";
import { readFolder } from "../story/read-folder.ts";

const base = readFolder("tests/fixtures/lint/base");

function withCountries(countries: unknown) {
  const story = JSON.parse(base.get("story.json")!) as Record<string, unknown>;
  return readStory(new Map([...base, ["story.json", JSON.stringify({ ...story, countries })]]));
}

describe("the countries that a story names", () => {
  it("are read in their order, and are none where the story does not say", () => {
    expect(withCountries(["SWE", "POL"])).toMatchObject({ ok: true, story: { countries: ["SWE", "POL"] } });
    expect(withCountries(undefined)).toMatchObject({ ok: true, story: { countries: [] } });
  });

  it.each(["swe", "SE", "Sweden", "", 752])("are three capital letters each: not %j", (code) => {
    expect(withCountries(["POL", code])).toMatchObject({ ok: false, problems: [{ pointer: "/countries/1" }] });
  });
});
