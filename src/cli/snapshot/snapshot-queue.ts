import type { SnapshotJob } from "./snapshot-jobs.ts";

export interface DrawnPicture {
  job: SnapshotJob;
  png: Buffer;
  alt: string;
}

export interface FailedPicture {
  job: SnapshotJob;
  error: Error;
}

/** Is told of pictures as they come. */
export interface Listener {
  drawn: (picture: DrawnPicture) => Promise<void>;
  failed: (failure: FailedPicture) => void;
}

/** A page that draws one picture after another. */
export interface DrawingPage {
  /** Rejects with PageCrashed where this page draws no more, with BrowserEnded where none does. */
  draw(job: SnapshotJob): Promise<{ png: Buffer; alt: string }>;
  close(): Promise<void>;
}

/** The process of a page has ended, as it does where a picture needs more memory than there is. */
export class PageCrashed extends Error {
  override name = "PageCrashed";
}

export class BrowserEnded extends Error {
  override name = "BrowserEnded";
}

/**
 * Draws pictures in so many pages at a time. Where a page crashes, its picture is drawn in a new page after all others; it
 * fails where that page crashes too. Rejects, once no page draws any more, where a page does not open, the browser ends, or
 * the listener throws.
 */
export async function drawQueue(
  jobs: readonly SnapshotJob[],
  pages: number,
  openPage: () => Promise<DrawingPage>,
  { drawn, failed }: Listener,
): Promise<void> {
  const waiting = [...jobs];
  const givenBack = new Set<SnapshotJob>();
  const tellOfCrash = (job: SnapshotJob, cause: PageCrashed) => {
    if (givenBack.has(job))
      return failed({
        job,
        error: new Error("The page crashed twice while it drew this picture. Ask for a smaller one.", { cause }),
      });
    givenBack.add(job);
    waiting.push(job);
  };
  const work = async () => {
    let page: DrawingPage | undefined;
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      page ??= await openPage();
      const result = await page.draw(job).catch((error: Error) => error);
      if (result instanceof BrowserEnded) throw result;
      if (result instanceof PageCrashed) {
        tellOfCrash(job, result);
        await page.close();
        page = undefined;
      } else if (result instanceof Error) failed({ job, error: result });
      else await drawn({ job, ...result });
    }
  };
  const endAll = (error: unknown) => {
    waiting.length = 0;
    throw error;
  };
  const ends = await Promise.allSettled(Array.from({ length: pages }, () => work().catch(endAll)));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
