import packageJson from "../../package.json" with { type: "json" };
import { shippedPackages, type ShippedPackage } from "./shipped-packages.ts";

/**
 * What is installed with Waybill, as CycloneDX 1.5 in JSON: every package of the lockfile that is not for development, those
 * of other systems too. `npm sbom --omit=dev` leaves out each package that one for development needs as well.
 */
export function billOfMaterials(): object {
  const { name, version, license } = packageJson;
  const byRef = new Map(shippedPackages().map((one) => [purlOf(one), one]));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      component: { type: "application", "bom-ref": purlOf({ name, version }), name, version, ...licenseOf(license) },
    },
    components: [...byRef].map(([purl, one]) => ({
      type: "library",
      "bom-ref": purl,
      name: one.name,
      version: one.version,
      purl,
      ...(one.license !== undefined && licenseOf(one.license)),
    })),
  };
}

/** An SPDX id or an expression of several. */
function licenseOf(license: string): object {
  return { licenses: [/[ (]/.test(license) ? { expression: license } : { license: { id: license } }] };
}

function purlOf({ name, version }: Pick<ShippedPackage, "name" | "version">): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}
