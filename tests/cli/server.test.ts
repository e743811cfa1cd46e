import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { createConnection } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askedOf } from "../../src/cli/server/byte-range.ts";
import { isOwnHost } from "../../src/cli/server/host-name.ts";
import { startServer, type RunningServer } from "../../src/cli/server/server.ts";
import { removeFolder, temporaryFolder, writeStory } from "./run-waybill.ts";

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

let around: string;
let site: string;
let story: string;
let server: RunningServer;

beforeAll(async () => {
  around = temporaryFolder();
  [site, story] = [join(around, "site"), join(around, "story")];
  mkdirSync(join(site, "story"), { recursive: true });
  mkdirSync(story);
  writeStory(story);
  writeFileSync(join(site, "index.html"), "0123456789");
  writeFileSync(join(site, "story/story.json"), "built in");
  server = await startServer(site, story, 0);
});
afterAll(async () => {
  await server.close();
  removeFolder(around);
});

/** Asks for a path exactly as it is written. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { hostname: host, port } = new URL(server.url);
  return new Promise((done, fail) => {
    request({ host, port, path, headers, method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .once("error", fail)
      .end();
  });
}

async function goesOn(): Promise<void> {
  expect(await ask("/")).toMatchObject({ status: 200, body: "0123456789" });
}

describe("a range of bytes", () => {
  it.each([
    ["bytes=10-5", 416, ""],
    ["bytes=10-", 416, ""],
    ["bytes=99-", 416, ""],
    ["bytes=-0", 416, ""],
    ["bytes=2-4", 206, "234"],
    ["bytes=8-", 206, "89"],
    ["bytes=-3", 206, "789"],
    ["bytes=-99", 206, "0123456789"],
    ["bytes=5-999999999999999999999", 206, "56789"],
    ["bytes=0-1,3-4", 200, "0123456789"],
    ["bytes=", 200, "0123456789"],
    ["bytes=-", 200, "0123456789"],
    ["lines=1-2", 200, "0123456789"],
    ["bytes=a-b", 200, "0123456789"],
  ])("%s is answered with %i, and the server goes on", async (range, status, body) => {
    const answer = await ask("/index.html", { Range: range });
    expect(answer.status).toBe(status);
    if (status === 416) expect(answer.headers["content-range"]).toBe("bytes */10");
    else expect([answer.body, answer.headers["content-length"]]).toEqual([body, String(body.length)]);
    await goesOn();
  });

  it("of an empty file is none", () => {
    expect(askedOf("bytes=0-0", 0)).toEqual({ kind: "none" });
    expect(askedOf(undefined, 0)).toEqual({ kind: "all" });
  });
});

describe("a file of the story", () => {
  it("that may not be read, is a folder or a link to itself, is answered with 403, and the server goes on", async () => {
    const path = join(story, "claims.json");
    rmSync(path);
    mkdirSync(path);
    expect((await ask("/story/claims.json")).status).toBe(403);
    rmSync(path, { recursive: true });
    symlinkSync(path, path);
    expect((await ask("/story/claims.json")).status).toBe(403);
    rmSync(path);
    writeFileSync(path, "{}");
    // Root may read whatever it likes.
    chmodSync(path, 0o000);
    expect((await ask("/story/claims.json")).status).toBe(process.getuid?.() === 0 ? 200 : 403);
    chmodSync(path, 0o600);
    await goesOn();
  });

  it("that is deleted is answered with 404, and as soon as it is written again with the new text", async () => {
    const path = join(story, "legs.geojson");
    rmSync(path);
    expect((await ask("/story/legs.geojson")).status).toBe(404);
    writeFileSync(path, "anew");
    expect(await ask("/story/legs.geojson")).toMatchObject({ status: 200, body: "anew" });
  });

  it("that is deleted and written again all the time is answered with a whole text or 404, never with less", async () => {
    const path = join(story, "places.geojson");
    const texts = ["a", "b"].map((letter, at) => letter.repeat(200_000 * (at + 1)));
    let isOver = false;
    const rewrite = async () => {
      for (let round = 0; !isOver; round++) {
        rmSync(path, { force: true });
        writeFileSync(path, texts[round % 2]!);
        await new Promise((done) => setImmediate(done));
      }
    };
    const writing = rewrite();
    const answers: Answer[] = [];
    for (let round = 0; round < 30; round++)
      answers.push(...(await Promise.all(Array.from({ length: 4 }, () => ask("/story/places.geojson")))));
    isOver = true;
    await writing;
    for (const { status, body } of answers)
      expect(status === 404 || (status === 200 && texts.includes(body)), `${status}, ${body.length}`).toBe(true);
    await goesOn();
  });

  it("that is a link out of the story is not shown, and one that stays in it is", async () => {
    const path = join(story, "sources.json");
    writeFileSync(join(around, "secret.json"), "secret");
    rmSync(path);
    symlinkSync("../secret.json", path);
    expect(await ask("/story/sources.json")).toMatchObject({ status: 403, body: "This file cannot be shown.\n" });
    rmSync(path);
    writeFileSync(join(story, "inside.txt"), "inside");
    symlinkSync("inside.txt", path);
    expect(await ask("/story/sources.json")).toMatchObject({ status: 200, body: "inside" });
  });
});

describe("the story that the page was built with", () => {
  it.each([
    "//story/story.json",
    "//",
    "///story/story.json",
    "/./story/story.json",
    "/x/../story/story.json",
    "/%2fstory/story.json",
    "/story//story.json",
    "/story/./story.json",
    "/story%2f/story.json",
    "/\\story/story.json",
    "/story/story.json/",
    "/story/story.json%00",
  ])("is not shown by %s", async (path) => {
    const { status, body } = await ask(path);
    expect([status, body]).toEqual([404, "There is no such file.\n"]);
  });

  it.each(["/%73tory/story.json", "/story%2fstory.json", "/story/story.json?x=1"])(
    "is not shown by %s, which is the served one",
    async (path) => {
      const { status, body } = await ask(path);
      expect(status).toBe(200);
      expect(body).toContain("A small story");
    },
  );
});

describe("the name that the server is asked by", () => {
  it.each(["localhost", "localhost:80", "LOCALHOST", "127.0.0.1:4173", "[::1]:4173", "[::1]", "192.168.1.5"])(
    "%s is its own",
    async (host) => {
      expect((await ask("/", { Host: host })).status).toBe(200);
    },
  );

  it.each(["evil.example", "evil.example:4173", "localhost.evil.example", "127.0.0.1.evil.example", "a b"])(
    "%j is not, and gets nothing: a page of that name could read what is served",
    async (host) => {
      expect(await ask("/story/story.json", { Host: host })).toMatchObject({ status: 403 });
    },
  );

  it("is that which it was told to listen on, and this machine's own name where it listens on every address", () => {
    expect(isOwnHost("maps.example:4173", "maps.example")).toBe(true);
    expect(isOwnHost("maps.example", "other.example")).toBe(false);
    expect(isOwnHost(`${hostname()}:4173`, "0.0.0.0")).toBe(true);
    expect(isOwnHost("evil.example", "0.0.0.0")).toBe(false);
    for (const none of [undefined, "", ":80", "[]", "[::1"]) expect(isOwnHost(none, "localhost")).toBe(false);
  });
});

describe("the server", () => {
  it("reads files and does nothing else", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
      expect(await ask("/story/story.json", {}, method)).toMatchObject({
        status: 405,
        headers: { allow: "GET, HEAD" },
      });
    const head = await ask("/", {}, "HEAD");
    expect([head.status, head.headers["content-length"], head.body]).toEqual([200, "10", ""]);
  });

  it("says what is known already", async () => {
    const { headers } = await ask("/");
    expect((await ask("/", { "If-None-Match": headers.etag! })).status).toBe(304);
    expect(headers["cache-control"]).toBe("no-cache");
  });

  it("goes on after what is no HTTP, and after a reader who leaves in the middle", async () => {
    const { hostname: host, port } = new URL(server.url);
    for (const text of ["\u0000\u0001 nonsense\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /"])
      await new Promise<void>((done) => {
        const socket = createConnection({ host, port: Number(port) }, () => socket.write(text, () => socket.destroy()));
        socket.once("close", () => done());
      });
    await goesOn();
  });
});
