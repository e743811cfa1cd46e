import { execFileSync } from "node:child_process";
import { builtinModules } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { ROOT } from "../story/read-folder.ts";
import { isAllowed, shippedPackages } from "./shipped-packages.ts";
import { buildTwice } from "./two-builds.ts";

describe("what is installed with Waybill", () => {
  const shipped = shippedPackages();

  it("has licences of the list alone, and a checksum each", () => {
    expect(shipped.length).toBeGreaterThan(100);
    expect(shipped.filter(({ license }) => !isAllowed(license))).toEqual([]);
    expect(shipped.filter(({ hasIntegrity }) => !hasIntegrity)).toEqual([]);
  });

  it("would be refused under another licence, or under none", () => {
    for (const license of [
      undefined,
      "",
      "GPL-3.0-only",
      "SEE LICENSE IN x",
      "MIT AND GPL-3.0-only",
      "AGPL-3.0 OR SSPL-1.0",
    ])
      expect(isAllowed(license), license).toBe(false);
    for (const license of ["MIT", "(MIT OR GPL-3.0-only)", "MIT AND ISC"])
      expect(isAllowed(license), license).toBe(true);
  });

  it("is listed by npm run sbom, each package with its version", () => {
    const output = execFileSync("npm", ["run", "--silent", "sbom"], { cwd: ROOT, encoding: "utf8", maxBuffer: 1e8 });
    const bom = JSON.parse(output) as { bomFormat: string; components: { name: string; version: string }[] };
    expect(bom.bomFormat).toBe("CycloneDX");
    const listed = bom.components.map(({ name, version }) => `${name} ${version}`);
    expect(listed.toSorted()).toEqual(
      [...new Set(shipped.map(({ name, version }) => `${name} ${version}`))].toSorted(),
    );
    for (const name of Object.keys(packageJson.dependencies))
      expect(listed.map((one) => one.split(" ")[0])).toContain(name);
  });

  it("is all that the commands, the page and its build import: the packages for development are not needed", () => {
    const entries = ["bin/waybill.js", "src/viewer/main.ts", "vite.config.ts", "svelte.config.js"];
    const needed = packagesReachedFrom(entries.map((entry) => join(ROOT, entry)));
    expect(needed.size).toBeGreaterThan(10);
    expect([...needed].filter((name) => !Object.hasOwn(packageJson.dependencies, name))).toEqual([]);
  });
});

describe("the page", () => {
  it("is the same to the byte when it is built twice", async () => {
    const files = await buildTwice();
    expect(files.size).toBeGreaterThan(50);
    expect([...files].filter(([, [one, other]]) => one !== other)).toEqual([]);
  });
});

/** Names of the packages that files import, and the files that they import in turn; types do not count. */
function packagesReachedFrom(entries: readonly string[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || !/\.(?:ts|js|svelte)$/.test(file)) continue;
    seen.add(file);
    expect(existsSync(file), relative(ROOT, file)).toBe(true);
    const text = readFileSync(file, "utf8");
    const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join("\n");
    const script = ts.transpileModule(file.endsWith(".svelte") ? scripts : text, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext, verbatimModuleSyntax: true },
    }).outputText;
    for (const [, to] of script.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)["']([@\w./-]+)(?:\?[^"']*)?["']/g)) {
      if (to!.startsWith(".")) waiting.push(join(dirname(file), to!));
      else if (!to!.startsWith("node:") && !builtinModules.includes(to!))
        names.add(to!.startsWith("@") ? to!.split("/").slice(0, 2).join("/") : to!.split("/")[0]!);
    }
  }
  return names;
}
