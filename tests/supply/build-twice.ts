import { buildTwice } from "./two-builds.ts";

const files = await buildTwice();
const different = [...files].filter(([, [one, other]]) => one !== other).map(([path]) => path);
for (const path of different) console.error(`${path} is not the same in both builds.`);
console.log(`${files.size} files, built twice: ${files.size - different.length} are the same to the byte.`);
process.exitCode = different.length > 0 ? 1 : 0;
