import type { Attachment } from "svelte/attachments";

/** A page whose frames run hears this soon where its elements are. */
const FIRST_WORD_MILLISECONDS = 2_000;

/**
 * An attachment that calls `act` when its element, which says that something failed, comes into view, when the page is
 * shown again, or when the connection is back: what failed may go well now. Not for an element that is in view from the
 * beginning and stays there.
 */
export function whenShown(act: () => void): Attachment {
  return (element) => {
    const ending = new AbortController();
    const { signal } = ending;
    const since = performance.now();
    let wasInView: boolean | undefined;
    const views = new IntersectionObserver((entries) => {
      const { isIntersecting } = entries.at(-1)!;
      // The first word is late where no frame ran: the page was out of view.
      const wasAway = wasInView === false || performance.now() - since > FIRST_WORD_MILLISECONDS;
      const isNew = wasInView !== true && wasAway;
      wasInView = isIntersecting;
      if (isIntersecting && isNew) act();
    });
    views.observe(element);
    document.addEventListener("visibilitychange", () => document.hidden || act(), { signal });
    addEventListener("online", act, { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && act(), { signal });
    return () => {
      views.disconnect();
      ending.abort();
    };
  };
}
