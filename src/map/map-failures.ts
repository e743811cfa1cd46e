/** What a map tells a reader who gets none, with what to do. */
export const NO_WORKER =
  "The map cannot start: its worker sends nothing. An extension, a content policy or a broken connection may block it. " +
  "Allow scripts and workers for this page and reload it.";
export const NO_WEBGL =
  "This browser does not offer WebGL 2, which the map is drawn with. The text of the story is here all the same; for the " +
  "map, turn hardware acceleration on or use another browser.";
export const NOT_SETTLED =
  "The map did not finish drawing. Reload the page; on a slow machine, close other pages first.";
