import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { patientFetch, STALL_SECONDS } from "../../src/basemap/patient-fetch.ts";

const asText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const address = "https://example.org/file";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A fetch whose answer never comes, and that ends as a browser's does where its signal says so. */
const silent: typeof fetch = (_, { signal } = {}) =>
  new Promise((__, reject) => signal?.addEventListener("abort", () => reject(signal.reason as Error)));

test("a request that is never answered ends after two deadlines", async () => {
  let asked = 0;
  const outcome = patientFetch(address, asText, { fetch: (...all) => (asked++, silent(...all)) }).catch(String);
  await vi.advanceTimersByTimeAsync(STALL_SECONDS * 2_000 - 100);
  expect(asked).toBe(2);
  await vi.advanceTimersByTimeAsync(200);
  expect(await outcome).toBe(`Error: nothing came for ${STALL_SECONDS} seconds`);
});

test("a body that stops half-way ends too; a slow one that goes on is waited for", async () => {
  /** Sends a letter every four seconds; of 20, or of fewer and then nothing more. */
  const dripping = (letters: number): typeof fetch => {
    return (_, { signal } = {}) => {
      let sent = 0;
      const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
        const timer = setInterval(() => {
          if (sent++ < letters) controller.enqueue(new TextEncoder().encode("x"));
          if (sent < 20) return;
          clearInterval(timer);
          controller.close();
        }, 4_000);
        signal?.addEventListener("abort", () => {
          clearInterval(timer);
          controller.error(signal.reason);
        });
      };
      return Promise.resolve(new Response(new ReadableStream({ start })));
    };
  };
  const slow = patientFetch(address, asText, { fetch: dripping(20) });
  const stopped = patientFetch(address, asText, { fetch: dripping(2) }).catch(String);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(await slow).toBe("x".repeat(20));
  expect(await stopped).toMatch(/nothing came/);
});

test("what the server refuses for good is not asked again; a broken line is, past every cache", async () => {
  const caches: (RequestCache | undefined)[] = [];
  const refused = patientFetch(address, asText, {
    fetch: (_, { cache } = {}) => (caches.push(cache), Promise.resolve(new Response("", { status: 404 }))),
  });
  await expect(refused).rejects.toThrow("the server answered 404");
  expect(caches).toEqual([undefined]);
  const broken = patientFetch(address, asText, {
    fetch: (_, { cache } = {}) => (caches.push(cache), Promise.reject(new TypeError("Failed to fetch"))),
  });
  await expect(broken).rejects.toThrow("the connection failed");
  expect(caches).toEqual([undefined, undefined, "reload"]);
});
