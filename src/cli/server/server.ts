import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerFile, refuse } from "./answer-file.ts";
import { isOwnHost } from "./host-name.ts";
import { tell } from "../print.ts";
import { folderOf } from "./site.ts";
import { isDetailFile, isStoryFile } from "../files/story-folder.ts";

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

const THIS_MACHINE = "localhost";
const STORY_PATH = "story/";

/**
 * Serves the built page from `site`, and the five files of `story` and its own base map under `/story/` instead of the story it was built with;
 * on this machine alone, or on the name or address `host`. Port 0 takes a free one. Rejects where the port is taken.
 */
export async function startServer(
  site: string,
  story: string,
  port: number,
  host: string = THIS_MACHINE,
): Promise<RunningServer> {
  const server = createServer((request, response) => {
    answer(request, response, { site, story, host }).catch((error: unknown) => {
      // Whatever it was, the next request is answered.
      tell(`waybill: ${request.url}: ${String(error)}\n`);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, "This cannot be answered.");
    });
  });
  await listen(server, port, host);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { site, story, host }: { site: string; story: string; host: string },
): Promise<void> {
  response.setHeader("Cache-Control", "no-cache").setHeader("X-Content-Type-Options", "nosniff");
  if (!isOwnHost(request.headers.host, host))
    return refuse(response, 403, "This server does not answer to that name. Open it by the address that it printed.");
  if (request.method !== "GET" && request.method !== "HEAD")
    return refuse(response.setHeader("Allow", "GET, HEAD"), 405, "Files are read here, nothing else.");
  const path = pathOf(request.url ?? "/");
  if (path === undefined) return refuse(response, 404, "There is no such file.");
  if (!path.startsWith(STORY_PATH))
    return answerFile(await folderOf(site, path), path || "index.html", request, response);
  const name = path.slice(STORY_PATH.length);
  if (!isStoryFile(name) && !isDetailFile(name)) return refuse(response, 404, "There is no such file.");
  return answerFile(story, name, request, response);
}

/**
 * The path of an address without the slash before it, decoded; undefined for one that may mean another: with an empty step
 * (`//`), a step that begins with a dot, a backslash or a control character.
 */
function pathOf(address: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(address.replace(/[?#].*$/, ""));
  } catch {
    // No text.
    return undefined;
  }
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return /^\/(?:[^/.\\\u0000-\u001f][^/\\\u0000-\u001f]*(?:\/(?!$)|$))*$/.test(path) ? path.slice(1) : undefined;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      fail(new Error(whyNot(error, port, host), { cause: error })),
    );
    server.listen(port, host, done);
  });
}

function whyNot(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === "EADDRINUSE") return `Port ${port} is taken. Choose another with --port or PORT.`;
  if (error.code === "EACCES")
    return `Port ${port} is for the system alone. Choose one above 1023 with --port or PORT.`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `This machine has no address "${host}". Name one of its own with --host.`;
  return error.message;
}
