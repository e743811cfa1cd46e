import { MAP_WORKER_URL } from "../map/shared-base-map.ts";
import { STORY_WORKER_URL } from "./loading/load-story.ts";

interface PolicyFactory {
  createPolicy(name: string, rules: Record<string, (text: string) => string | null>): unknown;
}

/**
 * The page's content policy has scripts start from trusted addresses alone. MapLibre and the story's reader name theirs as
 * text: this lets those of our own two workers pass, and as a script's text what is JSON and runs nothing. In a frame without an origin a worker cannot be
 * fetched by its address, and MapLibre hands its code over as data.
 */
export function trustOwnWorkers(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  const own = [MAP_WORKER_URL, STORY_WORKER_URL].map(wholeAddress);
  const isOwn = (address: string) => own.includes(wholeAddress(address));
  const isData = (address: string) => globalThis.origin === "null" && address.startsWith("data:text/javascript;");
  trustedTypes?.createPolicy("default", {
    createScriptURL: (address) => (isOwn(address) || isData(address) ? address : null),
    createScript: (text) => (isJson(text) ? text : null),
  });
}

function wholeAddress(address: string): string {
  const whole = new URL(address, document.baseURI);
  whole.hash = "";
  return whole.href;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
