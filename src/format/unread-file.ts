/** A file of a story that is there and was not read, with the problem that it is. */
export interface UnreadFile {
  /** One of those listed in geo/README.md. */
  code: "file-too-large" | "not-a-file" | "unreadable-file" | "wrong-encoding";
  message: string;
  /** The text up to where reading stopped, which gives the line and column; empty where absent. */
  textBefore?: string;
}

/** The files of a story folder by name: the text of each, or why there is none. */
export type StoryFiles = ReadonlyMap<string, string | UnreadFile>;
