import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fragmentOf, momentInFragment } from "../../src/viewer/fragment.ts";

describe("the moment in the address", () => {
  it("is read from the hash, with or without its sign", () => {
    expect(momentInFragment("#at=rail")).toBe("rail");
    expect(momentInFragment("at=12.5")).toBe("12.5");
    expect(momentInFragment("#x=1&at=2023-09-12")).toBe("2023-09-12");
  });

  it("is nothing where the hash names none", () => {
    expect(momentInFragment("")).toBeUndefined();
    expect(momentInFragment("#")).toBeUndefined();
    expect(momentInFragment("#chapter=rail")).toBeUndefined();
  });

  it("is written short and plain", () => {
    expect(fragmentOf("rail", "")).toBe("#at=rail");
    expect(fragmentOf("12.5", "#at=rail")).toBe("#at=12.5");
  });

  it("comes back whatever its text, and leaves the rest of the hash alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (moment, other) => {
        const before = `#${new URLSearchParams({ other, at: "0" })}`;
        const after = fragmentOf(moment, before);
        expect(momentInFragment(after)).toBe(moment);
        expect(new URLSearchParams(after.slice(1)).get("other")).toBe(other);
        expect(new URL(after, "https://example.org/").pathname).toBe("/");
      }),
      { numRuns: 1_000 },
    );
  });
});
