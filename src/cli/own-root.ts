import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package, or of this checkout: the nearest one above that holds a package.json. */
export const OWN_ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** True in a checkout, where the page is built when it is needed; false in an installed package, which has it built. */
export const IS_CHECKOUT = existsSync(join(OWN_ROOT, "src/cli/run.ts"));

function rootAbove(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const above = dirname(folder);
  if (above === folder)
    throw new Error("The files of Waybill are not whole: its package.json is missing. Install it again.");
  return rootAbove(above);
}
