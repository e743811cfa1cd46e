/** A fault of a drawing, which the caller can tell from a crash. */
export type DrawingFaultCode =
  "no-font" | "base-map-missing" | "blank" | "route-missing" | "wrong-size" | "wrong-view" | "unreadable" | "too-large";

/** A map or its fonts could not be drawn as they were asked for, on this machine or in this browser. */
export class DrawingFault extends Error {
  override name = "DrawingFault";
  readonly code: DrawingFaultCode;

  constructor(code: DrawingFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
