const TICK_MILLISECONDS = 250;

/**
 * Counts the time during which frames could run. A page that is busy, hidden or out of view draws nothing, and nobody
 * waits for it: there the clock stands. Call `stop` when it is not needed any more.
 */
export class FrameClock {
  #ticks = 0;
  #frame: number | undefined;
  readonly #timer: ReturnType<typeof setInterval>;

  /** `onTick` is called some four times a second, whether frames run or not. */
  constructor(onTick: () => void = () => undefined) {
    this.#askFrame();
    this.#timer = setInterval(() => {
      // A frame that was asked for at the last tick, and did not come, is still awaited.
      if (this.#frame === undefined) {
        this.#ticks++;
        this.#askFrame();
      }
      onTick();
    }, TICK_MILLISECONDS);
  }

  get seconds(): number {
    return (this.#ticks * TICK_MILLISECONDS) / 1000;
  }

  stop(): void {
    clearInterval(this.#timer);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  #askFrame(): void {
    this.#frame = requestAnimationFrame(() => (this.#frame = undefined));
  }
}
