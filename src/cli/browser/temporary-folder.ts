let last: Promise<unknown> = Promise.resolve();

/**
 * Does work during which the system's folder for temporary files is another, for packages that know no other way to be told
 * where to write. One after another, as the setting is one for the whole process.
 */
export async function withTemporaryFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const turn = last.then(async () => {
    const found = process.env["TMPDIR"];
    process.env["TMPDIR"] = folder;
    try {
      return await work();
    } finally {
      if (found === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = found;
    }
  });
  last = turn.catch(() => undefined);
  return turn;
}
