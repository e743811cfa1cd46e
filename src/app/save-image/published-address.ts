/** Hosts that only this machine or this house can reach. */
const PRIVATE_HOST = /^(?:localhost|.*\.(?:localhost|local|internal)|127\..*|10\..*|192\.168\..*|\[::1\]|)$/;

/** The address at which others find the page, without its fragment; undefined where only this machine does. */
export function publishedAddress({
  protocol,
  hostname,
  href,
}: Pick<Location, "protocol" | "hostname" | "href">): string | undefined {
  if (!/^https?:$/.test(protocol) || PRIVATE_HOST.test(hostname)) return undefined;
  return href.replace(/#.*$/, "");
}
