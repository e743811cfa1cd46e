import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { startServer, type RunningServer } from "../../../src/cli/server/server.ts";
import { SITE } from "../../../src/cli/server/site.ts";
import { REAL_STORY } from "../../open-page.ts";

/** What a server does wrong with some of its files. */
export type Wrong =
  | "never answers"
  | "breaks off"
  | "stops half-way"
  | "half a file"
  | "a web page"
  | "null"
  | "missing"
  | "500"
  | "once 500"
  | "slow";

export interface BadServerOptions {
  wrong?: { files: RegExp; how: Wrong };
  /** Headers of every answer. */
  headers?: Record<string, string>;
}

/** Bytes a second of a slow line; the base map is then under way for more than a minute. */
const SLOW_BYTES = 25_000;
const SLOW_PART_MILLISECONDS = 500;

/** Serves the page and the real story, with faults in the files that are named. */
export async function startBadServer({ wrong, headers = {} }: BadServerOptions): Promise<RunningServer> {
  const good = await startServer(SITE, REAL_STORY, 0);
  const failedOnce = new Set<string>();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "/";
    const how = wrong?.files.test(path) ? wrong.how : undefined;
    if (how === "never answers") return;
    const answered = await fetch(new URL(path, good.url));
    const body = Buffer.from(await answered.arrayBuffer());
    const send = (status: number, type: string, bytes: Buffer | string, length = Buffer.byteLength(bytes)) => {
      response.writeHead(status, {
        "Content-Type": type,
        "Content-Length": length,
        "Cache-Control": "no-cache",
        ...headers,
      });
      response.write(bytes);
    };
    const type = answered.headers.get("Content-Type") ?? "application/octet-stream";
    const half = body.subarray(0, body.length / 2);
    const isFirst = !failedOnce.has(path);
    failedOnce.add(path);
    if (how === "missing") send(404, "text/plain", "Not found");
    else if (how === "500" || (how === "once 500" && isFirst)) send(500, "text/plain", "Broken");
    else if (how === "a web page") send(200, "text/html", "<!doctype html><title>Log in</title><h1>Log in</h1>");
    else if (how === "null") send(200, type, "null");
    else if (how === "half a file") send(200, type, half);
    else if (how === "slow") return sendSlowly(response, body, { "Content-Type": type, ...headers });
    else if (how === "breaks off" || how === "stops half-way") {
      send(200, type, half, body.length);
      // The first half must be on its way.
      if (how === "breaks off") setTimeout(() => response.destroy(), 200);
      return;
    } else send(answered.status, type, body);
    response.end();
  }

  await new Promise<void>((done) => server.listen(0, "localhost", done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await Promise.all([closed, good.close()]);
    },
  };
}

function sendSlowly(response: ServerResponse, body: Buffer, headers: Record<string, string>): void {
  response.writeHead(200, headers);
  let sent = 0;
  const timer = setInterval(() => {
    const end = sent + (SLOW_BYTES * SLOW_PART_MILLISECONDS) / 1000;
    response.write(body.subarray(sent, end));
    sent = end;
    if (sent < body.length && !response.destroyed) return;
    clearInterval(timer);
    response.end();
  }, SLOW_PART_MILLISECONDS);
}
