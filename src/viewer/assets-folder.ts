/**
 * Folder of the static files (base map, fonts), relative to the page, as its root element names it: pages of several stories
 * share one. Undefined where the files lie beside the page.
 */
export const ASSETS_FOLDER: string | undefined = document.documentElement.dataset.assets;
