import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, hostname } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { jobsOfShard, snapshotJobs, type SnapshotRequest } from "../../src/cli/snapshot/snapshot-jobs.ts";
import { BatchManifest, type Manifest } from "../../src/cli/snapshot/snapshot-manifest.ts";
import { readChunks } from "../../src/picture/file/png-chunks.ts";
import { withMetadata, xmpOf } from "../../src/picture/file/png-metadata.ts";
import { PRESETS } from "../../src/picture/request/picture-sizes.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";
import { answerTo } from "./answer-to.ts";
import { removeFolder, runWaybill, startWaybill, temporaryFolder, type Finished } from "./run-waybill.ts";

const story = wholeStory(NAJIN_DUNAY);
const WISH: SnapshotRequest = {
  sizes: [PRESETS.wide, PRESETS.square],
  themes: ["light", "print"],
  layout: "full",
  scale: 1,
  at: "end",
  chapters: true,
};

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
}

describe("the pictures of a batch", () => {
  const jobs = snapshotJobs(story, WISH);

  it("are one of every chapter, size and theme, each under a name of its own", () => {
    expect(jobs).toHaveLength(story.chapters.length * 4);
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  });

  it("are each made once, however often a size or a theme is asked for", () => {
    const twice = { ...WISH, sizes: [PRESETS.square, PRESETS.wide, { ...PRESETS.square }], themes: ["light", "light"] };
    expect(snapshotJobs(story, twice as SnapshotRequest)).toHaveLength(story.chapters.length * 2);
    const paper = [PRESETS["a4-portrait"], { width: 2480, height: 3508 }];
    expect(new Set(snapshotJobs(story, { ...WISH, sizes: paper }).map(({ name }) => name)).size).toBe(
      story.chapters.length * 4,
    );
  });

  it("are spread over machines without one left out or made twice", () => {
    const shares = [1, 2, 3].map((index) => jobsOfShard(jobs, { index, count: 3 }));
    expect(
      shares
        .flat()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(jobs.map(({ name }) => name).sort());
    expect(
      Math.max(...shares.map(({ length }) => length)) - Math.min(...shares.map(({ length }) => length)),
    ).toBeLessThan(2);
  });
});

describe("waybill snapshot with two themes", () => {
  const SIZE = ["--size", "480x400", "--layout", "map", "--at", "sea"];
  let around: string;
  let folder: string;
  let first: Finished;
  let batch: string[];
  const manifest = () => manifestIn(folder);

  beforeAll(async () => {
    around = temporaryFolder();
    folder = join(around, "pictures");
    batch = ["snapshot", "-o", folder, ...SIZE, "--theme", "light,dark"];
    first = await runWaybill(batch);
  });
  afterAll(() => removeFolder(around));

  it("makes a folder with both and a manifest that tells size, sum and description of each", () => {
    expect(first).toMatchObject({ code: 0, stdout: `${join(folder, "manifest.json")}\n` });
    expect(first.stderr).toMatch(/1\/2 .*\n2\/2 /);
    const { pictures, story: id } = manifest();
    expect(id).toBe("najin-dunay");
    expect(readdirSync(folder).sort()).toEqual(["manifest.json", ...pictures.map(({ file }) => file)].sort());
    for (const { file, width, height, bytes, sha256, alt } of pictures) {
      const data = readFileSync(join(folder, file));
      expect([width, height, bytes]).toEqual([480, 400, data.length]);
      expect(createHash("sha256").update(data).digest("hex")).toBe(sha256);
      expect(alt).toContain("Map of a route.");
    }
  });

  it("goes on where it was: only what is missing or changed is made again, to the same bytes", async () => {
    const before = manifest();
    const [kept, lost] = before.pictures.map(({ file }) => join(folder, file)) as [string, string];
    const { mtimeMs } = statSync(kept);
    rmSync(lost);
    const { code, stdout, stderr } = await answerTo(...batch, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ made: 1, skipped: 1, failures: [] });
    expect(stderr).toContain("1 of 2 pictures is there already.");
    expect(statSync(kept).mtimeMs).toBe(mtimeMs);
    expect(manifest()).toEqual(before);
  });

  it("makes what is listed and unchanged again where it is asked for otherwise", async () => {
    const { code, stdout } = await answerTo(...batch, "--address", "https://example.org/", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ made: 2, skipped: 0 });
    expect((await answerTo(...batch, "--json")).stdout).toContain('"made":2');
  });

  it("takes what is there as it is asked for as made, where the manifest of a killed run does not name it", async () => {
    const before = manifest();
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...before, pictures: before.pictures.slice(1) }));
    const { code, stdout } = await answerTo(...batch, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ made: 0, skipped: 2 });
    expect(manifest()).toEqual(before);
  });

  describe("writes over no file that a person may have put there, and makes nothing then:", () => {
    let kept: Map<string, Buffer>;
    beforeEach(() => {
      kept = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
    });
    afterEach(() => {
      for (const [name, data] of kept) writeFileSync(join(folder, name), data);
    });

    async function refuses(data: Buffer | string, why: string, isListed = true): Promise<void> {
      const all = manifest();
      const [file, other] = all.pictures.map((picture) => picture.file) as [string, string];
      writeFileSync(join(folder, file), data);
      rmSync(join(folder, other));
      if (!isListed) writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...all, pictures: [] }));
      const { code, stdout, stderr } = await answerTo(...batch);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(`"${join(folder, file)}" ${why} "${join(folder, "manifest.json")}"`);
      expect(stderr).toContain("Move it, name another folder, or --force to overwrite it.");
      expect(readFileSync(join(folder, file)).equals(Buffer.from(data))).toBe(true);
      expect(readdirSync(folder)).not.toContain(other);
    }

    const first = () => readFileSync(join(folder, manifest().pictures[0]!.file));
    const packet = () => xmpOf(first())!;
    const plain = () => PNG.sync.write(PNG.sync.read(first()));
    const withPacket = (xmp: string) => Buffer.from(withMetadata(first(), { xmp, dpi: 72 }));

    it("one that was changed", () => refuses("mine", "is not as"));
    it("one that an editor saved, which kept what it says of itself", () =>
      refuses(withPacket(`${packet()}\n`), "is not as"));
    it("one that is not listed and says nothing of itself", () => refuses(plain(), "is there, but not in", false));
    it("one of this story that is not listed and is asked for otherwise now", () =>
      refuses(withPacket(packet().replace(/(<waybill:theme>)\w+/, "$1print")), "is there, but not in", false));
  });

  it("is made over it all with --force", async () => {
    const { file } = manifest().pictures[0]!;
    const before = readFileSync(join(folder, file));
    writeFileSync(join(folder, file), "mine");
    expect((await answerTo(...batch, "--force")).code).toBe(0);
    expect(readFileSync(join(folder, file)).equals(before)).toBe(true);
  });

  it.each([
    ["null", null],
    ["a list", []],
    ["no picture among its pictures", { pictures: [null] }],
    ["a picture without a sum", { pictures: [{ file: "a.png" }] }],
    ["a picture outside its folder", "outside"],
    ["no version", { madeWith: 1 }],
  ])("refuses a manifest that holds %s", async (_, change) => {
    const before = readFileSync(join(folder, "manifest.json"), "utf8");
    const whole = manifest();
    const outside = { pictures: [{ ...whole.pictures[0], file: "../a.png" }] };
    const changed =
      change === null || Array.isArray(change)
        ? change
        : { ...whole, ...(change === "outside" ? outside : Object(change)) };
    writeFileSync(join(folder, "manifest.json"), JSON.stringify(changed));
    const { code, stdout, stderr } = await answerTo(...batch);
    writeFileSync(join(folder, "manifest.json"), before);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      `waybill: "${join(folder, "manifest.json")}" is no manifest of pictures. Name another folder, or --force to write it ` +
        "again.\n",
    );
  });

  it("keeps what it has listed and what is there unchanged, with --force too, and nothing else", async () => {
    const { dataHash, pictures } = manifest();
    const [changed, kept] = pictures.map(({ file }) => file) as [string, string];
    const before = readFileSync(join(folder, changed));
    writeFileSync(join(folder, changed), "mine");
    const open = (hash: string) =>
      BatchManifest.open(folder, "manifest.json", { story: "najin-dunay", dataHash: hash }, true);
    expect((await open(dataHash)).manifest.pictures.map(({ file }) => file)).toEqual([kept]);
    expect((await open("sha256:other")).manifest.pictures).toEqual([]);
    writeFileSync(join(folder, changed), before);
    expect((await open(dataHash)).manifest.pictures).toEqual(pictures);
  });

  it("is refused while another run is at work on the same manifest: nothing of that is removed", async () => {
    const part = join(folder, `${manifest().pictures[0]!.file}.0123abcd.part`);
    const lock = join(folder, "manifest.json.lock");
    writeFileSync(part, "half");
    writeFileSync(lock, `${process.ppid} ${hostname()}\n`);
    const before = readdirSync(folder);
    for (const force of [[], ["--force"]]) {
      const { code, stdout, stderr } = await answerTo(...batch, ...force);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(`is at work on "${join(folder, "manifest.json")}". Wait until it ends`);
      expect(readdirSync(folder)).toEqual(before);
    }
    rmSync(lock);
    expect((await answerTo(...batch)).code).toBe(0);
    expect(readdirSync(folder)).toEqual(before.filter((name) => !/\.(part|lock)$/.test(name)));
  });

  it("keeps pictures of another state of the story apart", async () => {
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...manifest(), dataHash: "sha256:other" }));
    const { code, stderr } = await answerTo(...batch);
    expect(code).toBe(2);
    expect(stderr).toContain("lists pictures of another state of the story");
  });
});

describe("waybill snapshot of a share", () => {
  it("makes only what falls to it, with a manifest of its own", async () => {
    const folder = temporaryFolder();
    const size = ["--size", "320x320", "--layout", "map"];
    const share = ["--chapters", "--shard", `8/${story.chapters.length}`];
    const { code, stdout } = await runWaybill(["snapshot", "-o", folder, ...size, ...share]);
    const manifest = join(folder, `manifest-8-of-${story.chapters.length}.json`);
    expect([code, stdout]).toEqual([0, `${manifest}\n`]);
    const { pictures } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
    expect(pictures.map(({ file }) => file)).toEqual(["najin-dunay-end-320x320-map.png"]);
    expect(readdirSync(folder).sort()).toEqual([`manifest-8-of-${story.chapters.length}.json`, pictures[0]!.file]);
    removeFolder(folder);
  });
});

describe("waybill snapshot of shares into one folder", () => {
  const SIZE = ["--size", "320x4000", "--layout", "map", "--chapters"];
  let folder: string;
  beforeAll(() => {
    folder = temporaryFolder();
  });
  afterAll(() => removeFolder(folder));

  it("makes what can be made, names what fails, and shows a bar in a terminal", async () => {
    // The map of the whole route would be higher than the world; that of a chapter in the gulf is not.
    const { isTTY } = process.stderr;
    process.stderr.isTTY = true;
    const { code, stdout, stderr } = await answerTo("snapshot", "-o", folder, ...SIZE, "--shard", "4/4", "--json");
    process.stderr.isTTY = isTTY;
    expect(code).toBe(1);
    const failed = "najin-dunay-end-320x4000-map.png";
    const made = "najin-dunay-2023-09-12-dunay-320x4000-map.png";
    expect(JSON.parse(stdout)).toMatchObject({
      made: 1,
      skipped: 0,
      pictures: [{ file: made }],
      failures: [{ file: failed, error: expect.stringContaining("is too high for this story") }],
    });
    const { pictures } = JSON.parse(readFileSync(join(folder, "manifest-4-of-4.json"), "utf8")) as Manifest;
    expect(pictures.map(({ file }) => file)).toEqual([made]);
    expect(readdirSync(folder).sort()).toEqual(["manifest-4-of-4.json", made].sort());
    const [first, second, rest] = stderr.split(/(?=\r)|(?<=\n)/);
    expect([first, second].map((line) => line!.slice(0, "\r\u001b[2K[========================] 1/2 ".length))).toEqual([
      "\r\u001b[2K[============............] 1/2 ",
      "\r\u001b[2K[========================] 2/2 ",
    ]);
    expect([first, second].map((line) => line!.endsWith("\n"))).toEqual([false, true]);
    expect(rest).toMatch(new RegExp(`^waybill: ${join(folder, failed)}: A picture of 320 x 4000 .*too high`));
  });

  it("writes a manifest of no pictures where none falls to a share, without a browser", async () => {
    vi.stubEnv("WAYBILL_BROWSER", "/no/such/browser");
    const { code, stdout } = await answerTo("snapshot", "-o", folder, ...SIZE, "--shard", "9/9");
    vi.unstubAllEnvs();
    const manifest = join(folder, "manifest-9-of-9.json");
    expect([code, stdout]).toEqual([0, `${manifest}\n`]);
    expect((JSON.parse(readFileSync(manifest, "utf8")) as Manifest).pictures).toEqual([]);
  });

  it("lets two shares work at once, and refuses a second run of one", async () => {
    const together = join(folder, "together");
    mkdirSync(together);
    const share = (which: string) => [
      ...["snapshot", "-o", together, "--chapters", "--size", "320x320", "--layout", "map", "--shard", which],
    ];
    const isHeld = () => existsSync(join(together, "manifest-1-of-8.json.lock"));
    const [one, two] = [runWaybill(share("1/8")), runWaybill(share("2/8"))];
    await vi.waitUntil(isHeld, { timeout: 30_000, interval: 5 });
    const again = await answerTo(...share("1/8"));
    expect([again.code, isHeld()]).toEqual([2, true]);
    expect(again.stderr).toMatch(/Another run \(process \d+ on .+\) is at work on ".+manifest-1-of-8\.json"/);
    expect([(await one).code, (await two).code]).toEqual([0, 0]);
    expect(readdirSync(together).sort()).toEqual([
      "manifest-1-of-8.json",
      "manifest-2-of-8.json",
      "najin-dunay-2023-09-07-najin-320x320-map.png",
      "najin-dunay-claim-320x320-map.png",
    ]);
  });
});

describe("waybill snapshot of every chapter that is killed", () => {
  const SIZE = ["--size", "320x320", "--layout", "map"];
  let around: string;
  let folder: string;
  const files = (ending: string) =>
    existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)) : [];
  beforeAll(() => {
    around = temporaryFolder();
    folder = join(around, "pictures");
  });
  afterAll(() => removeFolder(around));

  /** Starts the batch and kills it, without warning, as soon as so many pictures and a part of a next one are there. */
  async function killedAfter(count: number): Promise<void> {
    const child = startWaybill(["snapshot", "-o", folder, ...SIZE, "--chapters"]);
    const ended = new Promise<NodeJS.Signals | null>((done) => child.once("close", (_, signal) => done(signal)));
    child.stderr?.resume();
    child.stdout?.resume();
    const reached = new Promise<void>((done) => {
      const looking = setInterval(() => {
        if (files(".png").length < count) return;
        clearInterval(looking);
        done();
      }, 1);
    });
    await Promise.race([reached, ended]);
    child.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
  }

  it("leaves whole pictures and a whole manifest at every moment, and goes on from there to the end", async () => {
    for (const count of [0, 1, 3]) {
      await killedAfter(count);
      expect(files(".lock")).toEqual(count === 0 ? [] : ["manifest.json.lock"]);
      for (const name of files(".png")) expect(() => readChunks(readFileSync(join(folder, name)))).not.toThrow();
      for (const name of files(".json")) {
        const { pictures } = JSON.parse(readFileSync(join(folder, name), "utf8")) as Manifest;
        for (const { file, sha256 } of pictures)
          expect(
            createHash("sha256")
              .update(readFileSync(join(folder, file)))
              .digest("hex"),
          ).toBe(sha256);
      }
    }
    const kept = files("manifest.json").length > 0 ? manifestIn(folder).pictures.length : 0;
    expect(kept).toBeLessThan(story.chapters.length);
    // Each page that draws may have put a picture there which the manifest does not name yet: it is not made again.
    const there = files(".png").length;
    expect(kept).toBeGreaterThanOrEqual(there - availableParallelism());
    // What a kill in the middle of writing leaves, whenever it comes.
    writeFileSync(join(folder, `${files(".png")[0]!}.0123abcd.part`), "half");
    writeFileSync(join(folder, "somebody-else.png.0123abcd.part"), "half");
    const { code, stdout } = await runWaybill(["snapshot", "-o", folder, ...SIZE, "--chapters", "--json"]);
    expect(code).toBe(0);
    const { made, skipped, pictures } = JSON.parse(stdout) as Manifest & { made: number; skipped: number };
    expect([made + skipped, pictures.length]).toEqual([story.chapters.length, story.chapters.length]);
    expect(skipped).toBe(there);
    expect(readdirSync(folder).sort()).toEqual(
      ["manifest.json", "somebody-else.png.0123abcd.part", ...pictures.map(({ file }) => file)].sort(),
    );
  });
});

describe("waybill snapshot refuses", () => {
  it.each([
    [["--preset", "huge"], 'There is no preset "huge"; there are wide, square'],
    [["--preset", "wide", "--size", "640x480"], "Give --preset or --size, not both."],
    [["--chapters", "--at", "sea"], "Give --at or --chapters, not both"],
    [["--chapters", "--at", "end"], "Give --at or --chapters, not both"],
    [["--size", "100x100"], "each side needs 320 whole pixels or more"],
    [["--scale", "5"], "A scale is a number from 1 to 4"],
    [["--shard", "3/2", "--chapters"], "A share is written 1/4"],
    [["--theme", "light,blue"], 'A theme is light, dark or print, not "blue".'],
    [["--address", "file:///tmp"], "An address begins with https://"],
    [["--theme", "light,dark", "-o", "README.md"], '"README.md" is a file, not a folder for pictures.'],
    [
      ["--theme", "light,dark", "-o", "many.png"],
      '"many.png" is the name of a picture, and many pictures go into a folder.',
    ],
    [["-o", "picture.jpg"], 'Name a file that ends in .png instead of "picture.jpg", or a folder.'],
  ])("%j with what to do instead, and exits with 2", async (args, message) => {
    const { code, stdout, stderr } = await answerTo("snapshot", ...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});
