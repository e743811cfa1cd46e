import { execFileSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STORY_FILES } from "../../src/format/draft.ts";
import { ROOT } from "../story/read-folder.ts";
import { removeFolder, runWaybill, startWaybill, temporaryFolder, writeStory } from "./run-waybill.ts";

interface Serving {
  child: ChildProcess;
  url: string;
  stdout: string;
  stderr: string;
}

/** Starts a server and waits for its address. Rejects where the command ends instead. */
function startServing(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Serving> {
  const child = startWaybill(["serve", ...args], { env });
  let [stdout, stderr] = ["", ""];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((done, fail) => {
    child.once("close", (code) => fail(new Error(`serve ended with ${code}: ${stderr}`)));
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      const url = /(http:\S+)\n/.exec(stdout)?.[1];
      if (url) done({ child, url, stdout, stderr });
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Asks for a path exactly as it is written: nothing resolves its dots. */
function ask(url: string, path: string): Promise<{ status: number; type: string; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((done, fail) => {
    get({ hostname, port, path }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "", body }),
      );
    }).once("error", fail);
  });
}

let goodFolder: string;
let brokenFolder: string;
let port: number;
let good: Serving;
let broken: Serving;

beforeAll(async () => {
  [goodFolder, brokenFolder] = [temporaryFolder(), temporaryFolder()];
  writeStory(goodFolder);
  writeFileSync(join(goodFolder, "notes.md"), "not for readers");
  writeFileSync(join(goodFolder, ".hidden.json"), "{}");
  writeStory(brokenFolder, "no-chapters");
  port = await freePort();
  [good, broken] = await Promise.all([
    startServing([goodFolder, "--port", "0"], { PORT: String(port) }),
    startServing([brokenFolder], { PORT: String(port) }),
  ]);
});

afterAll(async () => {
  for (const { child } of [good, broken].filter(Boolean)) {
    const closed = once(child, "close");
    child.kill();
    await closed;
  }
  for (const folder of [goodFolder, brokenFolder]) removeFolder(folder);
});

describe("waybill serve", () => {
  it("prints the address of the story, with the port of --port before that of PORT", () => {
    expect(good.stdout).toContain(`Waybill shows ${goodFolder} on ${good.url}`);
    expect(good.url).toMatch(/^http:\/\/localhost:\d+\/$/);
    expect(good.url).not.toContain(`:${port}/`);
    expect(broken.url).toBe(`http://localhost:${port}/`);
    expect(good.stderr).toBe("");
  });

  it("serves the built page and its scripts", async () => {
    const { status, type, body } = await ask(good.url, "/");
    expect([status, type]).toEqual([200, "text/html;charset=utf-8"]);
    const scripts = [...body.matchAll(/src="\.?(\/?assets\/[^"]+\.js)"/g)].map(([, path]) => path!);
    expect(scripts.length).toBeGreaterThan(0);
    for (const path of scripts) {
      const script = await ask(good.url, path.replace(/^\/?/, "/"));
      expect(script.status).toBe(200);
      expect(script.type).toMatch(/^text\/javascript/);
    }
  });

  it("serves the story of the folder it was given, not that which the page was built with", async () => {
    for (const file of STORY_FILES) {
      const { status, body } = await ask(good.url, `/story/${file}`);
      expect([file, status]).toEqual([file, 200]);
      expect(body).toBe(readFileSync(join(goodFolder, file), "utf8"));
    }
  });

  it("shows a change of the story without a restart", async () => {
    const path = join(goodFolder, "story.json");
    const changed = readFileSync(path, "utf8").replace("A small story", "A changed story");
    writeFileSync(path, changed);
    expect((await ask(good.url, "/story/story.json")).body).toBe(changed);
  });

  it.each([
    "/nothing.html",
    "/story/",
    "/story/nothing.json",
    "/story/notes.md",
    "/story/.hidden.json",
    "/story/sub/story.json",
  ])("answers 404 to %s", async (path) => {
    expect((await ask(good.url, path)).status).toBe(404);
  });

  it.each([
    "/../package.json",
    "/../../../../../../etc/passwd",
    "/%2e%2e/package.json",
    "/..%2fpackage.json",
    "/assets/../../package.json",
    "/story/../../package.json",
    "/story/..%2f..%2fpackage.json",
    "/story/%2e%2e/%2e%2e/package.json",
    "/..%5cpackage.json",
    "//etc/passwd",
  ])("lets nobody out of its folders by %s", async (path) => {
    const { status, body } = await ask(good.url, path);
    expect(status).toBe(404);
    expect(body).not.toContain('"name": "waybill"');
  });

  it("goes on after a path that is no text", async () => {
    expect((await ask(good.url, "/%E0%A4%A")).status).toBeGreaterThanOrEqual(400);
    expect((await ask(good.url, "/")).status).toBe(200);
  });

  it("tells the problems of a broken story on stderr and serves it, so that the page can show them", async () => {
    expect(broken.stderr).toMatch(new RegExp(`^${brokenFolder}/story\\.json:\\d+:\\d+ error [a-z-]+ .+`));
    expect((await ask(broken.url, "/")).status).toBe(200);
    expect((await ask(broken.url, "/story/story.json")).body).toBe(
      readFileSync(join(brokenFolder, "story.json"), "utf8"),
    );
  });

  it("says what to do where the port is taken, and exits with 1", async () => {
    const { code, stdout, stderr } = await runWaybill(["serve", "--port", String(port)]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`waybill: Port ${port} is taken. Choose another with --port or PORT.\n`);
  });

  it.runIf(process.platform !== "win32")(
    "ends with the process that started it, at whatever depth npm stands",
    async () => {
      for (const shell of [`$WAYBILL serve --port 0 & read line`, "npm start -- --port 0"]) {
        const child = startWaybill([], { shell: `${shell}; true` });
        const url = await new Promise<string>((done) => {
          child.stdout!.setEncoding("utf8").on("data", (text: string) => {
            const found = /(http:\S+)\n/.exec(text)?.[1];
            if (found) done(found);
          });
        });
        expect((await ask(url, "/")).status).toBe(200);
        const closed = once(child, "close");
        const npm = shell.startsWith("npm")
          ? Number(execFileSync("pgrep", ["-P", String(child.pid)], { encoding: "utf8" }))
          : 0;
        process.kill(npm || child.pid!, "SIGKILL");
        // The pipe to its output closes with the last of its processes.
        await closed;
        await expect(ask(url, "/")).rejects.toThrow();
      }
    },
  );

  it("refuses a story whose file is a link out of it, which it would not show", async () => {
    const linked = temporaryFolder();
    try {
      writeStory(linked);
      rmSync(join(linked, "sources.json"));
      symlinkSync(join(goodFolder, "sources.json"), join(linked, "sources.json"));
      const { code, stderr } = await runWaybill(["serve", linked, "--port", "0"]);
      expect(code).toBe(2);
      expect(stderr).toContain(`sources.json" is a link to a file outside the story, which is not shown.`);
    } finally {
      removeFolder(linked);
    }
  });

  it("leaves the built page as it was", () => {
    expect(readFileSync(join(ROOT, "dist/story/story.json"), "utf8")).toContain('"id": "najin-dunay"');
  });
});
