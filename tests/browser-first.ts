import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What a test imports that starts a browser or a command. */
const STARTS_SOMETHING = /\/(?:open-page|golden-page|browser|run-waybill)\.ts"/;

/** Files that start a browser or a command take longest and come first, so that all workers end at about the same time. */
export class BrowserFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = new Map(sorted.map((file) => [file, STARTS_SOMETHING.test(readFileSync(file.moduleId, "utf8"))]));
    return [...sorted.filter((file) => isLong.get(file)), ...sorted.filter((file) => !isLong.get(file))];
  }
}
