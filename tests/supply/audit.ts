import { spawnSync } from "node:child_process";

interface Report {
  metadata?: { vulnerabilities?: Record<string, number> };
  error?: { summary?: string };
  message?: string;
}

// Known faults of what is installed with Waybill, as the registry knows them today.
const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
  encoding: "utf8",
  shell: process.platform === "win32",
});
const report = readReport(stdout);
const found = report?.metadata?.vulnerabilities;
if (found === undefined) {
  const reason = report?.error?.summary || report?.message || "no answer";
  console.error(
    `The registry cannot be asked (${reason.trim().split("\n")[0]}): nothing was checked. Try again with a network.`,
  );
  process.exitCode = 2;
} else {
  console.log(`Known faults in what is installed with Waybill: ${found["total"] ?? 0}.`);
  for (const [severity, count] of Object.entries(found))
    if (count > 0 && severity !== "total") console.log(`  ${severity}: ${count}`);
  process.exitCode = (found["total"] ?? 0) > 0 ? 1 : 0;
}

function readReport(text: string): Report | undefined {
  try {
    return JSON.parse(text) as Report;
  } catch {
    // Words instead of JSON, as where npm cannot be started.
    return undefined;
  }
}
