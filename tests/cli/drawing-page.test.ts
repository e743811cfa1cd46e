import type { Browser } from "playwright-core";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/cli/exit-codes.ts";
import type { SnapshotJob } from "../../src/cli/snapshot/snapshot-jobs.ts";
import { openDrawingPage } from "../../src/cli/snapshot/snapshot-pages.ts";
import { PictureRefusal, type RefusalCode } from "../../src/picture/request/refusal.ts";

const JOB: SnapshotJob = {
  name: "a.png",
  moment: "end",
  options: { width: 640, height: 480, at: "end", theme: "light", scale: 1 },
};

/** A browser whose page answers so. */
function browserWith(answer: () => unknown): Browser {
  const page = {
    once: () => undefined,
    goto: async () => undefined,
    waitForFunction: async () => undefined,
    evaluate: async () => answer(),
    isClosed: () => false,
    close: async () => undefined,
  };
  return { newPage: async () => page } as unknown as Browser;
}

async function errorWith(answer: () => unknown): Promise<Error> {
  const { draw } = await openDrawingPage(browserWith(answer), "http://localhost/");
  return draw(JOB).then(
    () => new Error("drawn"),
    (error: Error) => error,
  );
}

const refusedWith = (code: RefusalCode) => errorWith(() => ({ ok: false, code, message: `No: ${code}.` }));

describe("a page that draws for the command line", () => {
  it("gives the picture with its description", async () => {
    const answer = { ok: true, base64: Buffer.from("png").toString("base64"), alt: "A map." };
    const { draw } = await openDrawingPage(
      browserWith(() => answer),
      "http://localhost/",
    );
    expect(await draw(JOB)).toEqual({ png: Buffer.from("png"), alt: "A map." });
  });

  it.each(["impossible-size", "too-small", "too-wide", "too-high", "too-large", "no-such-moment"] as const)(
    "tells a refusal that another call may mend from others: %s",
    async (code) => {
      const error = await refusedWith(code);
      expect(error).toBeInstanceOf(UsageError);
      expect(error.message).toBe(`No: ${code}.`);
    },
  );

  it.each([
    "no-font",
    "blank",
    "wrong-size",
    "wrong-view",
    "unreadable",
    "credits-missing",
    "route-missing",
    "no-canvas",
  ] as const)("keeps the code of a refusal by story, browser or machine: %s", async (code) => {
    const error = await refusedWith(code);
    expect(error).toBeInstanceOf(PictureRefusal);
    expect(error).toMatchObject({ code, message: `No: ${code}.` });
  });

  it("does not take a crash for a refusal, whatever its kind", async () => {
    const error = await errorWith(() => ({ crash: "Maximum call stack size exceeded" }));
    expect(error).not.toBeInstanceOf(PictureRefusal);
    expect(error).not.toBeInstanceOf(UsageError);
    expect(error.message).toBe("Maximum call stack size exceeded");
  });
});
