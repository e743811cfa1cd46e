/** `1 claim`, `0 claims`, `2 open questions`; the plural is the noun with an s where it is not given. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
