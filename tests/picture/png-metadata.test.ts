import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, it, vi } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { fetchFiles } from "../../src/viewer/loading/fetch-files.ts";
import { readStoryFolder, textsOf } from "../../src/cli/files/story-folder.ts";
import { STORY_FILES } from "../../src/format/draft.ts";
import { dataHash } from "../../src/format/data-hash.ts";
import { readChunks, writeChunks } from "../../src/picture/file/png-chunks.ts";
import { withMetadata, xmpOf } from "../../src/picture/file/png-metadata.ts";
import { permalinkOf, readRecord, writeRecord, type PictureRecord } from "../../src/picture/file/picture-record.ts";
import { PRODUCT } from "../../src/picture/file/product.ts";
import { hasExiftool, validityByExiftool, xmpByExiftool } from "../cli/exiftool.ts";
import { removeFolder, temporaryFolder } from "../cli/run-waybill.ts";
import { readFolder } from "../story/read-folder.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";

const image = new PNG({ width: 3, height: 2 });
image.data.fill(200);
const plain = new Uint8Array(PNG.sync.write(image));

const record: PictureRecord = {
  title: "Where & how <it> went",
  caption: "A caption with “quotes”, 나진 and Дунай.",
  credit: "Graphic: Waybill",
  rights: "Graphic: Waybill. Map data: © GeoNames",
  sources: ["[1] One, 2023", "[2] Two & three"],
  altShort: "Map of the route.",
  altFull: "Map of a route.\nWith a second line.",
  language: "en",
  story: "najin-dunay",
  moment: "rail",
  theme: "light",
  layout: "full",
  dataHash: `sha256:${"0".repeat(64)}`,
  madeWith: PRODUCT,
  address: "https://example.org/map/?a=1&b=2",
};

/** All that XML 1.0 can hold. */
const text = fc
  .string({ unit: "binary", maxLength: 40 })
  // eslint-disable-next-line no-control-regex
  .map((any) => any.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, ""));

describe("the metadata of a PNG", () => {
  const png = withMetadata(plain, { xmp: "packet ✓", dpi: 300 });

  it("stand right after the header, before the pixels, which stay as they are", () => {
    expect(readChunks(png).map(({ type }) => type)).toEqual(["IHDR", "sRGB", "pHYs", "iTXt", "IDAT", "IEND"]);
    expect(PNG.sync.read(Buffer.from(png)).data.equals(image.data)).toBe(true);
  });

  it("give the density in pixels per meter: 300 dots per inch are 11811", () => {
    const { data } = readChunks(png).find(({ type }) => type === "pHYs")!;
    const view = new DataView(data.buffer, data.byteOffset);
    expect([view.getUint32(0), view.getUint32(4), data[8]]).toEqual([11_811, 11_811, 1]);
  });

  it("are read back, replace older ones, and are the same bytes when written again", () => {
    expect(xmpOf(png)).toBe("packet ✓");
    const again = withMetadata(png, { xmp: "packet ✓", dpi: 300 });
    expect(Buffer.from(again).equals(Buffer.from(png))).toBe(true);
    expect(xmpOf(withMetadata(png, { xmp: "other", dpi: 72 }))).toBe("other");
    expect(xmpOf(plain)).toBeUndefined();
  });

  it("leave out when the file was written, so that the same picture is the same bytes", () => {
    const [header, ...rest] = readChunks(plain);
    const written = (day: number) => {
      const time = { type: "tIME", data: Uint8Array.of(0x07, 0xe7, 9, day, 0, 0, 0) };
      return withMetadata(writeChunks([header!, time, ...rest]), { xmp: "packet ✓", dpi: 300 });
    };
    expect(readChunks(written(1)).map(({ type }) => type)).not.toContain("tIME");
    expect(Buffer.from(written(1)).equals(Buffer.from(written(2)))).toBe(true);
    expect(Buffer.from(written(1)).equals(Buffer.from(png))).toBe(true);
  });

  it("of any packet survive", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (xmp) => {
        expect(xmpOf(withMetadata(plain, { xmp, dpi: 72 }))).toBe(xmp);
      }),
    );
  });

  it("have chunks whose checksums any PNG reader accepts", () => {
    const body = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(fc.array(body, { maxLength: 5 }), (bodies) => {
        const chunks = [...bodies.map((data) => ({ type: "teSt", data })), { type: "IEND", data: new Uint8Array() }];
        expect(readChunks(writeChunks(chunks))).toEqual(chunks);
      }),
    );
    expect(PNG.sync.read(Buffer.from(writeChunks(readChunks(plain)))).width).toBe(3);
  });

  it("are not read from a file that is no PNG, is cut short, or is damaged: it says which", () => {
    expect(() => readChunks(new Uint8Array([1, 2, 3]))).toThrow("The file is not a PNG.");
    for (let length = 8; length < png.length; length += 7)
      expect(() => readChunks(png.subarray(0, length))).toThrow(/not whole/);
    const damaged = png.slice();
    damaged[60] = damaged[60]! ^ 1;
    expect(() => readChunks(damaged)).toThrow(/damaged: the checksum/);
  });
});

describe("what a picture says of itself", () => {
  it("is read back as it was written", () => {
    expect(readRecord(writeRecord(record))).toEqual(record);
  });

  it("is read back whatever the texts are", () => {
    const texts = fc.record({
      title: text,
      caption: text,
      altFull: text,
      moment: text,
      sources: fc.array(text, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(texts, (changed) => {
        const whole = { ...record, ...changed };
        expect(readRecord(writeRecord(whole))).toEqual(whole);
      }),
    );
  });

  it("leaves out what XML cannot hold, and escapes what would end an element", () => {
    const packet = writeRecord({ ...record, title: "a\u0000b\ud800c</dc:title>" });
    expect(readRecord(packet)!.title).toBe("abc</dc:title>");
    expect(packet.match(/<\/dc:title>/g)).toHaveLength(1);
  });

  it("is read from a packet that another program wrote with attributes", () => {
    const packet = `<rdf:Description waybill:story="a" waybill:moment='rail' waybill:dataHash="sha256:1" photoshop:Credit="A &amp; B"/>`;
    expect(readRecord(packet)).toMatchObject({ story: "a", moment: "rail", credit: "A & B", sources: [] });
    expect(readRecord("<rdf:Description/>")).toBeUndefined();
  });

  it("is read where a reference names no character: a mark stands in its place", () => {
    const packet = (reference: string) =>
      `<a waybill:story="x${reference}y" waybill:moment="end" waybill:dataHash="z"/>`;
    for (const reference of ["&#1114112;", "&#x110000;", "&#99999999999999999999;", "&#xd800;", "&#0;"])
      expect(readRecord(packet(reference))!.story, reference).toBe("x\ufffdy");
    expect(readRecord(packet("&#1114111;"))!.story).toBe("x\u{10ffff}y");
    fc.assert(
      fc.property(fc.nat(), (number) => {
        expect(() => readRecord(packet(`&#${number};`))).not.toThrow();
      }),
    );
  });

  it("has a permalink to the moment, and its fragment alone where no address is known", () => {
    expect(permalinkOf(record)).toBe("https://example.org/map/?a=1&b=2#at=rail");
    expect(permalinkOf({ moment: "12.5" })).toBe("#at=12.5");
  });

  it("names the version of the package", () => {
    expect(PRODUCT).toBe(`Waybill ${packageJson.version}`);
  });
});

describe("the fingerprint of a story", () => {
  it("is SHA-256 as Node has it, of any text", () => {
    const sum = (text: string) => createHash("sha256").update(text).digest("hex");
    const check = (text: string) => {
      expect(dataHash(new Map([["story.json", text]]))).toBe(`sha256:${sum(`${sum(text)}  story.json\n`)}`);
    };
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), check));
    check("é".repeat(1_000_000));
  });

  it("is what sha256sum prints for the list of the files' sums", () => {
    const texts = readFolder(NAJIN_DUNAY);
    const sum = (data: string) => createHash("sha256").update(data).digest("hex");
    const names = ["claims.json", "legs.geojson", "places.geojson", "sources.json", "story.json"];
    const list = names.map((name) => `${sum(texts.get(name)!)}  ${name}\n`).join("");
    expect(dataHash(texts)).toBe(`sha256:${sum(list)}`);
  });

  it("is of the exact bytes of the files, on the page and off it, where one begins with a byte order mark", async () => {
    const folder = temporaryFolder();
    try {
      const sum = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
      for (const name of STORY_FILES) writeFileSync(join(folder, name), name);
      writeFileSync(join(folder, "claims.json"), "\ufeff나진");
      vi.stubGlobal("fetch", (address: string) =>
        Promise.resolve(new Response(new Uint8Array(readFileSync(address.replace("https://example.org", folder))))),
      );
      const names = ["claims.json", "legs.geojson", "places.geojson", "sources.json", "story.json"];
      const list = names.map((name) => `${sum(readFileSync(join(folder, name)))}  ${name}\n`).join("");
      expect(dataHash(textsOf(await readStoryFolder(folder)))).toBe(`sha256:${sum(list)}`);
      expect(dataHash((await fetchFiles("https://example.org", () => undefined)) as Map<string, string>)).toBe(
        `sha256:${sum(list)}`,
      );
    } finally {
      vi.unstubAllGlobals();
      removeFolder(folder);
    }
  });

  it("changes with any file of the story, and with no other", () => {
    const texts = new Map(STORY_FILES.map((name) => [name as string, name as string]));
    const hashes = STORY_FILES.map((name) => dataHash(new Map(texts).set(name, "other")));
    expect(new Set([...hashes, dataHash(texts)]).size).toBe(STORY_FILES.length + 1);
    expect(dataHash(new Map(texts).set("notes.json", "x"))).toBe(dataHash(texts));
  });
});

describe("exiftool", () => {
  it.skipIf(!hasExiftool())("reads every field back and finds nothing to warn of", () => {
    const folder = temporaryFolder();
    try {
      const file = join(folder, "picture.png");
      writeFileSync(file, withMetadata(plain, { xmp: writeRecord(record), dpi: 300 }));
      expect(validityByExiftool(file)).toBe("OK");
      const read = xmpByExiftool(file);
      expect(read).toMatchObject({
        Title: record.title,
        Description: record.caption,
        Creator: record.credit,
        Rights: record.rights,
        Credit: record.credit,
        Source: record.sources.join("; "),
        WebStatement: record.address,
        AltTextAccessibility: record.altShort,
        CreatorTool: PRODUCT,
      });
      expect(JSON.stringify(read)).toContain("dataDrivenMedia");
    } finally {
      removeFolder(folder);
    }
  });
});
