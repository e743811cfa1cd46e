/** A request of which nothing comes for so long is given up. */
export const STALL_SECONDS = 5;
/** A file that breaks off, stalls or is no file of its kind is asked for once more. */
const ATTEMPTS = 2;

export interface PatientOptions extends RequestInit {
  fetch?: typeof globalThis.fetch;
  /** Told of each response before its body, and of the bytes of each part that comes. */
  onResponse?: (response: Response) => void;
  onBytes?: (bytes: number) => void;
}

/** A server's answer that is no file. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the server answered ${status}`);
    this.status = status;
  }
}

/**
 * Fetches a file whole and reads it with `read`, which throws where the bytes are not what was asked for. A slow line is
 * waited for as long as something comes. Rejects with an Error whose message is half a sentence, such as "nothing came for
 * 5 seconds"; with a `Refusal` where the server answers with an error of its own.
 */
export async function patientFetch<Result>(
  address: string,
  read: (bytes: Uint8Array<ArrayBuffer>) => Result,
  options: PatientOptions = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt++)
    try {
      // A cache may hold the broken file: it is passed by.
      return read(await fetchBytes(address, attempt === 1 ? options : { ...options, cache: "reload" }));
    } catch (error) {
      const isFinal = error instanceof Refusal && error.status < 500;
      if (isFinal || attempt === ATTEMPTS) throw error;
    }
}

async function fetchBytes(
  address: string,
  { fetch = globalThis.fetch, onResponse, onBytes, ...init }: PatientOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const givenUp = new AbortController();
  const stalled = () => givenUp.abort(new Error(`nothing came for ${STALL_SECONDS} seconds`));
  let timer = setTimeout(stalled, STALL_SECONDS * 1000);
  const cameSome = (bytes: number) => {
    clearTimeout(timer);
    timer = setTimeout(stalled, STALL_SECONDS * 1000);
    onBytes?.(bytes);
  };
  try {
    const response = await fetch(address, { ...init, signal: givenUp.signal });
    if (!response.ok) throw new Refusal(response.status);
    onResponse?.(response);
    return await bytesOf(response, cameSome);
  } catch (error) {
    if (givenUp.signal.aborted) throw givenUp.signal.reason;
    if (error instanceof Refusal) throw error;
    throw new Error("the connection failed", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function bytesOf(response: Response, onBytes: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const parts: Uint8Array[] = [];
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    onBytes(part.value.byteLength);
  }
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.byteLength;
  }
  return whole;
}
