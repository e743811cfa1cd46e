import type { PictureStory } from "../picture/picture-maker.ts";
import { frameAt, type Frame } from "../tour/frame.ts";
import { momentOf, secondsOf } from "../tour/moment.ts";
import type { Words } from "../words/interface.ts";
import type { Story } from "../story/story.ts";
import { buildSchedule, stillSecondsAt, type Schedule } from "../tour/schedule.ts";
import type { Tour } from "../tour/tour.ts";
import { arrange, type Furniture } from "./furniture.ts";
import type { StageSize } from "./map-padding.ts";

/** A longer gap between two animation frames was a stop (a hidden tab, a sleeping machine), not time. */
const LONGEST_TICK_SECONDS = 0.1;

/** Where the reader is in the story, and whether it runs. A second of the timeline is a second of the clock. */
export class Player {
  readonly pictured: PictureStory & { words: Words };
  readonly schedule: Schedule;
  #seconds = $state(0);
  #playing = $state(false);
  #stepped = $state(false);
  #stage = $state.raw<StageSize>({ width: 900, height: 700, isPhone: false });
  readonly #arrangement = $derived.by(() =>
    arrange(this.pictured.model, this.#stage, this.schedule, this.pictured.words),
  );
  readonly #frame: Frame = $derived.by(() => frameAt(this.tour, this.shownSeconds));
  #lastTick: number | undefined;
  #request = 0;

  constructor(pictured: PictureStory & { words: Words }) {
    this.pictured = pictured;
    this.schedule = buildSchedule(pictured.model);
  }

  get story(): Story {
    return this.pictured.model.story;
  }

  get seconds(): number {
    return this.#seconds;
  }

  get playing(): boolean {
    return this.#playing;
  }

  get tour(): Tour {
    return this.#arrangement.tour;
  }

  /** The furniture over the map. */
  get furniture(): Furniture {
    return this.#arrangement.furniture;
  }

  /** The part of the page that the map fills. */
  get stage(): StageSize {
    return this.#stage;
  }

  get frame(): Frame {
    return this.#frame;
  }

  /** True where the reader asked for less motion: chapters are shown as stills, one after another. */
  get stepped(): boolean {
    return this.#stepped;
  }

  /** The second that is on screen: the reader's own, or the still of its chapter. */
  get shownSeconds(): number {
    return this.#stepped ? stillSecondsAt(this.schedule, this.#seconds) : this.#seconds;
  }

  get moment(): string {
    return momentOf(this.schedule, this.#seconds);
  }

  /** Starts, from the beginning where the end was reached. */
  play(): void {
    if (this.#playing) return;
    if (this.#seconds >= this.schedule.durationSeconds) this.#seconds = 0;
    this.#playing = true;
    this.#lastTick = undefined;
    this.#request = requestAnimationFrame(this.#tick);
  }

  pause(): void {
    this.#playing = false;
    cancelAnimationFrame(this.#request);
  }

  toggle(): void {
    if (this.#playing) this.pause();
    else this.play();
  }

  seek(seconds: number): void {
    this.#seconds = Math.min(Math.max(seconds, 0), this.schedule.durationSeconds);
  }

  /** Goes to a moment as `secondsOf` reads it; false where the story has none such. */
  goTo(moment: string): boolean {
    const seconds = secondsOf(this.schedule, moment);
    if (seconds === undefined) return false;
    this.seek(seconds);
    return true;
  }

  /** Goes whole chapters on or back and stops there. */
  step(chapters: number): void {
    this.pause();
    const { length } = this.schedule.chapters;
    const index = Math.min(Math.max(this.#frame.chapterIndex + chapters, 0), length - 1);
    this.seek(this.schedule.chapters[index]!.startSeconds);
  }

  /** Tells the size of the map in CSS pixels, for which cameras are fitted. */
  fit(stage: StageSize): void {
    this.#stage = stage;
  }

  preferSteps(stepped: boolean): void {
    this.#stepped = stepped;
  }

  readonly #tick = (now: number) => {
    if (!this.#playing) return;
    const gap = this.#lastTick === undefined ? 0 : (now - this.#lastTick) / 1000;
    this.#lastTick = now;
    this.#seconds = Math.min(this.#seconds + Math.min(gap, LONGEST_TICK_SECONDS), this.schedule.durationSeconds);
    if (this.#seconds >= this.schedule.durationSeconds) this.pause();
    else this.#request = requestAnimationFrame(this.#tick);
  };
}
