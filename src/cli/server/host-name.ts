import { isIP } from "node:net";
import { hostname } from "node:os";

const EVERY_ADDRESS = ["0.0.0.0", "::"];

/**
 * True where a `Host` header names this server: `localhost`, an address in digits, the name that it was told to listen on,
 * and this machine's own name where it listens on every address. Any other name may be of somebody who made it point here
 * (DNS rebinding), so that a page of theirs could read what is served.
 */
export function isOwnHost(header: string | undefined, bound: string): boolean {
  const name = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/i.exec(header ?? "")?.[1]?.toLowerCase();
  if (name === undefined) return false;
  if (isIP(name.replace(/^\[|\]$/g, "")) !== 0) return true;
  const own = EVERY_ADDRESS.includes(bound) ? [hostname()] : [bound];
  return ["localhost", ...own.map((one) => one.toLowerCase())].includes(name);
}
