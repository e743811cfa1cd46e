import { describe, expect, it } from "vitest";
import { apiDocs, gapsOf } from "../../packaging/api-docs.ts";
import type { DoorName } from "../../packaging/doors.ts";

const good: DoorName = {
  door: "waybill",
  name: "frameAt",
  doc: "The frame at a second.",
  isOpaque: false,
  declaration: "function frameAt(tour: Tour, seconds: number): Frame;",
  undocumentedMembers: [],
  mentions: ["frameAt"],
};

describe("the check of the doors", () => {
  it("finds nothing in a name that has a comment and mentions what leaves a door", () => {
    expect(gapsOf([good])).toEqual([]);
  });

  it.each([
    [{ doc: "" }, "waybill: frameAt has no comment."],
    [{ undocumentedMembers: ["zoomBy"] }, "waybill: frameAt.zoomBy has no comment."],
    [{ mentions: ["Tour"] }, "waybill: frameAt mentions Tour, which leaves no door."],
  ])("finds a gap: %o", (change, gap) => {
    expect(gapsOf([{ ...good, ...change }])).toEqual([gap]);
  });
});

describe("the reference", () => {
  it("has the comment and the declaration of a name, and of an opaque one the comment alone", async () => {
    const opaque = {
      ...good,
      name: "RouteGeometry",
      isOpaque: true,
      doc: "A route as the map takes it.",
      declaration: "",
    };
    const text = await apiDocs([good, opaque]);
    expect(text).toContain("### `frameAt`\n\nThe frame at a second.\n\n```ts\nfunction frameAt(");
    expect(text).toContain("A route as the map takes it.\n\nWhat is in it may change with any version");
  });
});
