import { flushSync } from "svelte";
import type { Attachment } from "svelte/attachments";

/** As many items as are seen at first: the page is made in short tasks. */
const FIRST = 25;
/** As many items as a reader sees in one go, and more. */
const STEP = 100;
/** Before the end of the list is in view, more is there. */
const AHEAD = "800px";

/**
 * A list that is put on the page as it is read: the first items at once, others in the next task, more when its end comes
 * near the view, and all of it for print. So a story with thousands of claims opens as fast as one with a hundred, which is there whole.
 */
export class GrowingList<Item> {
  #count = $state(FIRST);
  readonly #items: () => readonly Item[];

  /** `isWhole` for a list of which all is needed at once. */
  constructor(items: () => readonly Item[], isWhole = false) {
    this.#items = items;
    if (isWhole) this.#count = Infinity;
  }

  get shown(): readonly Item[] {
    const items = this.#items();
    return items.length > this.#count ? items.slice(0, this.#count) : items;
  }

  /** Whether it does not come whole at once: then a browser need not lay out what of it is far from the view. */
  get isLong(): boolean {
    return this.#items().length > STEP;
  }

  /** How many are still to come. */
  get left(): number {
    return Math.max(this.#items().length - this.#count, 0);
  }

  /** For the element after the last item: lets the list grow when it comes near the view. */
  readonly grow: Attachment = (end) => {
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) this.#count += STEP;
      },
      { rootMargin: AHEAD },
    );
    const showAll = () => flushSync(() => (this.#count = Infinity));
    watch.observe(end);
    const soon = setTimeout(() => (this.#count = Math.max(this.#count, STEP)));
    addEventListener("beforeprint", showAll);
    return () => {
      watch.disconnect();
      clearTimeout(soon);
      removeEventListener("beforeprint", showAll);
    };
  };
}
