/** The answers of every command to the shell. */
export const EXIT = { good: 0, problems: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A wrong call: the message says what to do instead. Ends the command with `EXIT.usage`. */
export class UsageError extends Error {
  override name = "UsageError";
}
