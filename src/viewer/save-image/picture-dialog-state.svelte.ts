import { PictureMaker, type PictureOptions } from "../../picture/picture-maker.ts";
import type { ThemeName } from "../../map/style/theme.ts";
import { pictureName } from "../../picture/request/picture-name.ts";
import { PRESETS, type PresetName } from "../../picture/request/picture-sizes.ts";
import { stillSecondsAt } from "../../tour/schedule.ts";
import { offerFile } from "../../ui/offer-file.ts";
import type { PictureDialogWords } from "../../words/page-interface.ts";
import type { Player } from "../player.svelte.ts";
import { publishedAddress } from "./published-url.ts";

/** A file is made beside the preview, which shows what it will be. */
type Work = "preview" | "file";

/** `now`, or a chapter's id. */
export type MomentChoice = string;

const NOW = "now";

/** The choices of a reader in the dialog, and the result. Lives as long as the dialog is open. */
export class PictureDialogState {
  readonly #player: Player;
  readonly #words: PictureDialogWords;
  readonly #nowSeconds: number;
  readonly #maker: PictureMaker;
  readonly #aborts: Partial<Record<Work, AbortController>> = {};
  preset = $state<PresetName>("wide");
  theme = $state<ThemeName>("light");
  moment = $state<MomentChoice>(NOW);
  #busy = $state(false);
  #message = $state("");
  readonly #seconds: number = $derived.by(() => this.#secondsOf(this.moment));
  #alt = $state("");

  constructor(player: Player, theme: ThemeName, words: PictureDialogWords) {
    this.#player = player;
    this.#words = words;
    this.#nowSeconds = player.shownSeconds;
    this.#maker = new PictureMaker(player.pictured);
    this.theme = theme;
  }

  /** The description of the picture: the same text that its file carries. */
  get alt(): string {
    return this.#alt;
  }

  get fileName(): string {
    const { story, schedule } = this.#player;
    const { theme } = this;
    return pictureName(story, schedule, { seconds: this.#seconds, size: PRESETS[this.preset], theme, layout: "full" });
  }

  get size() {
    return PRESETS[this.preset];
  }

  /** True while a file is made; a preview may be replaced at any time. */
  get busy(): boolean {
    return this.#busy;
  }

  /** The work under way, its result, or the error. */
  get message(): string {
    return this.#message;
  }

  /** Draws the picture small; undefined where another wish came first. */
  async preview(width: number): Promise<HTMLCanvasElement | undefined> {
    return this.#run("preview", this.#words.previewing, async (options) => {
      // Told before the drawing, which takes longer and can fail.
      const { scene, alt } = await this.#maker.prepare(options);
      this.#alt = alt.full;
      const canvas = await this.#maker.paint(scene, { scale: width / scene.width, signal: options.signal });
      if (this.#message === this.#words.previewing) this.#message = "";
      return canvas;
    });
  }

  /** Makes the file at its full size. */
  async save(): Promise<void> {
    const name = this.fileName;
    await this.#run("file", this.#words.drawing(this.size.width, this.size.height), async (options) => {
      const { file } = await this.#maker.file(options);
      offerFile(file, name);
      this.#message = this.#words.saved(name);
    });
  }

  /** Puts the file on the clipboard. */
  async copy(): Promise<void> {
    if (!("clipboard" in navigator) || typeof ClipboardItem === "undefined") {
      this.#message = this.#words.noCopy;
      return;
    }
    await this.#run("file", this.#words.copying, async (options) => {
      // A browser wants the item within the click; the picture may follow.
      const file = this.#maker.file(options).then((made) => made.file);
      file.catch(() => undefined);
      await navigator.clipboard.write([new ClipboardItem({ "image/png": file })]).catch(async (cause: unknown) => {
        // A picture that could not be made says so itself; all else is the browser's refusal.
        if (!(cause instanceof DOMException && cause.name === "NotAllowedError")) await file;
        throw new Error(this.#words.noCopy, { cause });
      });
      this.#message = this.#words.copied;
    });
  }

  async copyAlt(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.alt);
      this.#message = this.#words.descriptionCopied;
    } catch {
      // Refused by the browser or its owner: the text can be selected all the same.
      this.#message = this.#words.descriptionNotCopied;
    }
  }

  /** Stops what is made; the preview is drawn all the same. */
  cancel(): void {
    this.#aborts.file?.abort();
    if (this.#busy) this.#message = this.#words.cancelled;
    this.#busy = false;
  }

  /** Stops everything and frees what drawing needs. */
  close(): void {
    this.#aborts.preview?.abort();
    this.cancel();
    this.#maker.remove();
  }

  #secondsOf(moment: MomentChoice): number {
    const { schedule } = this.#player;
    const chapter = schedule.chapters.find((timed) => timed.chapter.id === moment);
    return chapter ? stillSecondsAt(schedule, chapter.startSeconds) : this.#nowSeconds;
  }

  async #run<Result>(
    work: Work,
    message: string,
    make: (options: PictureOptions & { signal: AbortSignal }) => Promise<Result>,
  ): Promise<Result | undefined> {
    this.#aborts[work]?.abort();
    const abort = new AbortController();
    this.#aborts[work] = abort;
    this.#say(work, message);
    if (work === "file") this.#busy = true;
    const { theme, size } = this;
    const address = publishedAddress(location);
    const options = { seconds: this.#seconds, theme, size, signal: abort.signal, ...(address && { address }) };
    try {
      const result = await make(options);
      return abort.signal.aborted ? undefined : result;
    } catch (error) {
      if (abort.signal.aborted) return undefined;
      this.#say(work, error instanceof Error ? error.message : String(error));
      return undefined;
    } finally {
      if (work === "file" && this.#aborts.file === abort) this.#busy = false;
    }
  }

  /** A message about a file goes before one about the preview. */
  #say(work: Work, message: string): void {
    if (work === "file" || !this.#busy) this.#message = message;
  }
}
