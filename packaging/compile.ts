import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "vite";

/** What others install beside the package, or get with it: nothing else of it is compiled in. */
const isPackage = (id: string) => !/^[./\0]/.test(id) && !id.includes("?worker");

const COMPONENT = "RouteMap.svelte";

/** The commands as plain JavaScript for Node, each loaded when it is asked for. */
export async function compileCommands(root: string, folder: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      ssr: true,
      outDir: folder,
      target: "node20",
      minify: false,
      rolldownOptions: {
        input: { run: join(root, "src/cli/run.ts") },
        external: isPackage,
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
}

/** The doors as modules: packages stay imports, the component stays Svelte, and the map's worker is a file of its own. */
export async function compileDoors(root: string, folder: string): Promise<void> {
  const doors = ["index", "map", "picture", "svelte"].map((name) => [name, join(root, `src/${name}.ts`)] as const);
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    base: "./",
    publicDir: false,
    plugins: [componentApart()],
    worker: { format: "es" },
    build: {
      outDir: folder,
      target: "es2022",
      minify: false,
      // As a library: else Vite wraps each `import()` for its own pages, and a page that is built of ours can not.
      lib: {
        entry: Object.fromEntries([...doors, ["route-map", join(root, "src/map/route-map.ts")]]),
        formats: ["es"],
      },
      rolldownOptions: {
        preserveEntrySignatures: "strict",
        external: isPackage,
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "shared-[hash].js",
          assetFileNames: "[name]-[hash][extname]",
        },
      },
    },
  });
  await writeComponent(join(root, "src/map", COMPONENT), join(folder, COMPONENT));
}

/** The page that imports a component compiles it, for the Svelte that it has. */
function componentApart(): Plugin {
  return {
    name: "component-apart",
    enforce: "pre",
    resolveId: (id) => (id.endsWith(COMPONENT) ? { id: `./${COMPONENT}`, external: "relative" } : undefined),
  };
}

/** The component imports one module of ours, which is compiled beside it. */
async function writeComponent(from: string, to: string): Promise<void> {
  const text = await readFile(from, "utf8");
  const own = [...text.matchAll(/from "(\.[^"]*)"/g)].map(([, path]) => path);
  if (own.join() !== "./route-map.ts")
    throw new Error(`${COMPONENT} may import ./route-map.ts alone of our modules; it imports ${own.join(", ")}.`);
  await writeFile(to, text.replace('"./route-map.ts"', '"./route-map.js"'));
}
