import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** The root of the project: two folders up from the recipe. */
export const projectRoot = resolve(here, "../..");

/** Where the Debian packages are unpacked; git does not see it, and it may be deleted at any time. */
const cacheFolder = resolve(process.env.WAYBILL_BASEMAP_CACHE ?? join(projectRoot, ".cache/basemap"));

/** The Debian packages read here, with the versions that the committed files were built from. */
const debianPackages = {
  "gmt-gshhg-full": { version: "2.3.7-6", probe: "usr/share/gmt-gshhg/binned_GSHHS_f.nc" },
  "gmt-gshhg-high": { version: "2.3.7-6", probe: "usr/share/gmt-gshhg/binned_GSHHS_h.nc" },
  "libmagics++-data": { version: "4.13.0-1", probe: "usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp" },
};

const require = createRequire(import.meta.url);

/** The path of a file inside an npm package of this recipe. */
export function npmFile(packageName, file) {
  const path = join(here, "node_modules", packageName, file);
  if (!existsSync(path))
    throw new Error(
      `The file ${file} of the npm package ${packageName} is not installed. Run "npm ci --prefix geo/basemap".`,
    );
  return path;
}

/** A JSON file of an npm package, parsed. */
export function npmJson(packageName, file) {
  return require(npmFile(packageName, file));
}

/**
 * The path of a file inside a Debian package, which is downloaded and unpacked into the cache at first use.
 * Nothing is installed on the machine. Throws, with what to do, where apt-get or dpkg-deb or the version is missing.
 */
export function debianFile(packageName, file) {
  const { version, probe } = debianPackages[packageName];
  const folder = join(cacheFolder, `${packageName}-${version}`);
  if (!existsSync(join(folder, probe))) unpackDebian(packageName, version, folder);
  const path = join(folder, file);
  if (!existsSync(path))
    throw new Error(`The Debian package ${packageName} ${version} holds no ${file}. Delete ${folder} and build again.`);
  return path;
}

function unpackDebian(packageName, version, folder) {
  mkdirSync(folder, { recursive: true });
  console.log(`Downloading the Debian package ${packageName} ${version} (once, into ${cacheFolder})`);
  run("apt-get", ["download", `${packageName}=${version}`], cacheFolder, packageName, version);
  const archive = readdirSync(cacheFolder).find((name) => name.startsWith(`${packageName}_`) && name.endsWith(".deb"));
  if (!archive) throw new Error(`apt-get reported success but left no ${packageName}_*.deb in ${cacheFolder}.`);
  run("dpkg-deb", ["-x", join(cacheFolder, archive), folder], cacheFolder, packageName, version);
}

function run(command, parameters, cwd, packageName, version) {
  try {
    execFileSync(command, parameters, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  } catch (cause) {
    const hint =
      cause.code === "ENOENT"
        ? `This machine has no ${command}: build on Debian 12 or a container of it, or unpack the package by hand into ${cwd}.`
        : `Run "apt-get update" and try again; the version wanted is ${packageName} ${version} of Debian 12.`;
    throw new Error(`The Debian package ${packageName} could not be fetched with "${command}". ${hint}`, { cause });
  }
}
