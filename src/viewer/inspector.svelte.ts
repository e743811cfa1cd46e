import { subjectOf, viewByBasis, type BasisView, type Subject } from "../story/evidence.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { Basis } from "../story/story.ts";

/** The things that the reader looks at more closely: a leg or place, the bases that count, other possible ways. */
export class Inspector {
  readonly #model: StoryModel;
  #pointed = $state.raw<string>();
  #opened = $state.raw<string>();
  #offered = $state.raw<readonly string[]>([]);
  #basis = $state.raw<Basis>();
  #alternatives = $state(false);
  #context = $state(false);
  readonly #view: BasisView = $derived.by(() => {
    return viewByBasis(this.#model.story, this.#basis && [this.#basis]);
  });

  constructor(model: StoryModel) {
    this.#model = model;
  }

  /** Under the pointer or in focus. */
  get pointed(): Subject | undefined {
    return this.#pointed === undefined ? undefined : subjectOf(this.#model.evidence, this.#pointed);
  }

  /** Its evidence is open. */
  get opened(): Subject | undefined {
    return this.#opened === undefined ? undefined : subjectOf(this.#model.evidence, this.#opened);
  }

  /** The choices of the reader where several things lie over one another. */
  get offered(): readonly Subject[] {
    return this.#offered.flatMap((id) => subjectOf(this.#model.evidence, id) ?? []);
  }

  /** The one basis that counts; undefined where all do. */
  get basis(): Basis | undefined {
    return this.#basis;
  }

  get view(): BasisView {
    return this.#view;
  }

  /** True where other possible ways are drawn too. */
  get alternatives(): boolean {
    return this.#alternatives;
  }

  /** True where places that are no stop of the route are drawn too. */
  get context(): boolean {
    return this.#context;
  }

  /** True where the map shows less than the story, or more: pictures do not. */
  get isChanged(): boolean {
    return this.#basis !== undefined || this.#alternatives || this.#context;
  }

  point(id: string | undefined): void {
    this.#pointed = id;
  }

  open(id: string): void {
    this.#offered = [];
    this.#opened = id;
  }

  /** Opens the one, or offers the several. */
  openOneOf(ids: readonly string[]): void {
    if (ids.length > 1) this.#offered = ids;
    else if (ids[0] !== undefined) this.open(ids[0]);
  }

  close(): void {
    this.#offered = [];
    this.#opened = undefined;
  }

  filter(basis: Basis | undefined): void {
    this.#basis = basis;
  }

  showContext(shown: boolean): void {
    this.#context = shown;
  }

  showAlternatives(shown: boolean): void {
    this.#alternatives = shown;
  }
}
