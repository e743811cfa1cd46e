// npm run --silent sbom: what is installed with Waybill, for a program that looks for packages with known faults.
import { billOfMaterials } from "./bill-of-materials.ts";

console.log(JSON.stringify(billOfMaterials(), undefined, 2));
