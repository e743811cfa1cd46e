/** Hosts that only this machine or this house can reach: RFC 1918, 3927, 4193, 4291, 6761, 6762 and names without a dot. */
const PRIVATE_HOST = new RegExp(
  [
    /^$|^[^.:]+$|\.(?:localhost|local|internal|home\.arpa)$/,
    /^(?:0|10|127)\.\d+\.\d+\.\d+$|^192\.168\.\d+\.\d+$|^169\.254\.\d+\.\d+$|^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/,
    /^\[(?:::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*)\]$/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

/** The address at which others find the page, without its fragment; undefined where only this machine does. */
export function publishedAddress({
  protocol,
  hostname,
  href,
}: Pick<Location, "protocol" | "hostname" | "href">): string | undefined {
  if (!/^https?:$/.test(protocol) || PRIVATE_HOST.test(hostname)) return undefined;
  return href.replace(/#.*$/, "");
}
