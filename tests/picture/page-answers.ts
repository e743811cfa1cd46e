import type { Page } from "playwright-core";
import type { PlacedBox } from "../../src/picture/plan/plan-boxes.ts";
import { PictureRefusal, type Refused } from "../../src/picture/request/refusal.ts";
import type { PictureRequest } from "../../src/picture/request/picture-request.ts";

/** The file of a picture that a page makes. Rejects with PictureRefusal where it is refused. */
export async function pictureOf(page: Page, request: PictureRequest): Promise<Buffer> {
  const answer = await page.evaluate((asked) => window.waybill!.picture(asked), request);
  if (!answer.ok) throw new PictureRefusal(answer);
  return Buffer.from(answer.base64, "base64");
}

/** Where everything of such a picture stands. Rejects with PictureRefusal where it is refused. */
export async function boxesOn(page: Page, request: PictureRequest): Promise<readonly PlacedBox[]> {
  const answer = await page.evaluate((asked) => window.waybill!.boxes(asked), request);
  if (!answer.ok) throw new PictureRefusal(answer);
  return answer.boxes;
}

/** The refusal of a picture. Rejects where it is made, and where the page crashes. */
export async function refusalOn(page: Page, request: PictureRequest): Promise<Refused> {
  const answer = await page.evaluate((asked) => window.waybill!.picture(asked), request);
  if (answer.ok) throw new Error("The picture was made.");
  return answer;
}
