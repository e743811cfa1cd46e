import { isAllowed, shippedPackages } from "./shipped-packages.ts";

const shipped = shippedPackages();
const counts = new Map<string, number>();
for (const { license = "none" } of shipped) counts.set(license, (counts.get(license) ?? 0) + 1);
for (const [license, count] of [...counts].sort(([, a], [, b]) => b - a))
  console.log(`${String(count).padStart(4)}  ${license}`);
const refused = shipped.filter(({ license }) => !isAllowed(license));
for (const { name, version, license } of refused)
  console.error(`${name} ${version}: ${license ?? "no licence"} is not on the list.`);
console.log(
  `${shipped.length} packages are installed with Waybill; ${refused.length} of them with a licence that is not on the list.`,
);
process.exitCode = refused.length > 0 ? 1 : 0;
