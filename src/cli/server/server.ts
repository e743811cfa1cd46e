import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";
import { STORY_FILE } from "../files/story-folder.ts";

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the built page from `site` on this machine, and the files of `story` under `/story/` instead of the story it
 * was built with. Port 0 takes a free one. Rejects where the port is taken.
 */
export async function startServer(site: string, story: string, port: number): Promise<RunningServer> {
  const page = sirv(site, { dev: true, etag: true });
  const folder = sirv(story, { dev: true, etag: true, dotfiles: false });
  const server = createServer((request, response) => {
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Content-Type-Options", "nosniff");
    const path = (request.url ?? "/").replace(/[?#].*$/, "");
    if (!path.startsWith("/story/")) return page(request, response);
    const name = path.slice("/story/".length);
    if (!STORY_FILE.test(name)) return response.writeHead(404).end();
    request.url = `/${name}`;
    folder(request, response);
  });
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${taken}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken =
        error.code === "EADDRINUSE" ? `Port ${port} is taken. Choose another with --port or PORT.` : error.message;
      fail(new Error(taken, { cause: error }));
    });
    server.listen(port, "localhost", done);
  });
}
