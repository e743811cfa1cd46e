/**
 * All of some where `npm run test:sheets` runs; in `npm test` every so-many-th, beginning at `first`: with another `first` for
 * each row of a table, every column is met with every one of them.
 */
export function someOf<One>(all: readonly One[], first: number, every = all.length): readonly One[] {
  return ALL_SHEETS ? all : all.filter((_, index) => (index + first) % every === 0);
}

/** Whether everything is drawn that can be: every size, theme and story with every other. */
export const ALL_SHEETS = process.env["ALL_SHEETS"] === "1";
