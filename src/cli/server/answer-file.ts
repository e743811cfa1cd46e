import { realpath } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, sep } from "node:path";
import { lookup } from "mrmime";
import { askedOf } from "./byte-range.ts";
import { readFileWithin, type Reading } from "../files/read-file.ts";

/** More than any file of a page or of a story has. */
const MAX_FILE_BYTES = 200_000_000;

/**
 * Answers with a file of a folder: 200, 206 or 416 as its range is asked for, 304 where it is known, 404 where there is
 * none, 403 where it may not be read, lies outside the folder by a link, or is no file. It is read whole before the answer
 * begins, so that a file that is replaced meanwhile is sent in its old or its new state.
 */
export async function answerFile(
  folder: string,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reading = await readInside(folder, name);
  if (reading.kind === "missing") return refuse(response, 404, "There is no such file.");
  if (reading.kind !== "read") return refuse(response, 403, "This file cannot be shown.");
  const { bytes, stats } = reading;
  const tag = `W/"${stats.size}-${Math.floor(stats.mtimeMs)}"`;
  response.setHeader("ETag", tag).setHeader("Last-Modified", stats.mtime.toUTCString());
  if (request.headers["if-none-match"] === tag) return void response.writeHead(304).end();
  const asked = askedOf(request.headers.range, bytes.length);
  response.setHeader("Accept-Ranges", "bytes");
  if (asked.kind === "none")
    return refuse(response.setHeader("Content-Range", `bytes */${bytes.length}`), 416, "There are no such bytes.");
  const { start, end } = asked.kind === "part" ? asked : { start: 0, end: bytes.length - 1 };
  if (asked.kind === "part") response.setHeader("Content-Range", `bytes ${start}-${end}/${bytes.length}`);
  const body = bytes.subarray(start, end + 1);
  response.writeHead(asked.kind === "part" ? 206 : 200, {
    "Content-Type": typeOf(name),
    "Content-Length": body.length,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Answers with a status and a line that says why. */
export function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { "Content-Type": "text/plain;charset=utf-8" }).end(`${reason}\n`);
}

async function readInside(folder: string, name: string): Promise<Reading> {
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
    if (!path.startsWith(root + sep)) return { kind: "failed", reason: "It lies outside." };
    // Links are followed by then: one that is put there meanwhile is not.
    return await readFileWithin(path, MAX_FILE_BYTES, false);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? { kind: "missing" } : { kind: "failed", reason: message };
  }
}

function typeOf(name: string): string {
  const type = lookup(name) ?? "application/octet-stream";
  return type === "text/html" ? `${type};charset=utf-8` : type;
}
