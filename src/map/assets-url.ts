/**
 * The folder of the static files (base map, fonts) as the map takes it: absolute, ending in a slash. `assetsUrl` may be
 * relative to the page; where absent, the files lie beside the page.
 */
export function absoluteAssetsUrl(assetsUrl = "./"): string {
  const { href } = new URL(assetsUrl, document.baseURI);
  return href.endsWith("/") ? href : `${href}/`;
}
