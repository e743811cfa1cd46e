/** The wishes of a story to the base map. */
export interface BaseLayerOptions {
  /** ISO 3166-1 alpha-3 codes of the story's countries, which are tinted. */
  tinted: readonly string[];
  /** Names of cities, gulfs and islands that the story labels itself; the base map leaves them out. */
  labelledByStory?: readonly string[];
}
