/** Reasons that lie in what was asked for: another size, layout or moment may do. */
const REQUEST_CODES = [
  "impossible-size",
  "too-small",
  "too-wide",
  "too-high",
  "too-large",
  "beyond-map",
  "no-such-moment",
] as const;

/** Reasons that lie in the story's letters, or in what this browser and machine can draw. */
export type DrawingCode =
  | "no-font"
  | "base-map-missing"
  | "blank"
  | "wrong-size"
  | "wrong-view"
  | "unreadable"
  | "credits-missing"
  | "no-canvas"
  | "route-missing";

/** Why a picture is not made. */
export type RefusalCode = (typeof REQUEST_CODES)[number] | DrawingCode;

/** A picture that is not made: plain data. The message is for a person: what was found, and what to do. */
export interface Refused {
  ok: false;
  code: RefusalCode;
  message: string;
}

/** A value, or why there is none. */
export type Planned<Value> = { ok: true; value: Value } | Refused;

export function planned<Value>(value: Value): Planned<Value> {
  return { ok: true, value };
}

export function refused(code: RefusalCode, message: string): Refused {
  return { ok: false, code, message };
}

/** True where another request may be drawn; false where the story, the browser or the machine is the reason. */
export function isOfRequest(code: RefusalCode): boolean {
  return (REQUEST_CODES as readonly RefusalCode[]).includes(code);
}

/** A refusal as an error: every error of a picture that is no crash. */
export class PictureRefusal extends Error {
  override name = "PictureRefusal";
  readonly code: RefusalCode;

  constructor({ code, message }: Pick<Refused, "code" | "message">, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The value. Throws PictureRefusal where there is none. */
export function valueOf<Value>(result: Planned<Value>): Value {
  if (result.ok) return result.value;
  throw new PictureRefusal(result);
}
