import { expect, test, vi } from "vitest";
import { loadBaseSource } from "../../src/basemap/base-map.ts";
import { isMissing, topologyLoader } from "../../src/basemap/base-map-files.ts";
import { BASE_MAP_FOLDER, fileFetch } from "./read-base-map.ts";

const BASE = "https://example.org/basemap/";
const answer = () => Response.json({ type: "Topology", objects: {}, arcs: [] });

test("the world comes before the rivers, and each file is fetched once", async () => {
  const asked: string[] = [];
  let sendWorld!: (response: Response) => void;
  const load = topologyLoader(BASE, (url) => {
    asked.push(String(url).replace(BASE, ""));
    return asked.length === 1 ? new Promise<Response>((send) => (sendWorld = send)) : Promise.resolve(answer());
  });
  const all = [load("world"), load("rivers"), load("world"), load("rivers")];
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toEqual(["world.topo.json"]);
  sendWorld(answer());
  await Promise.all(all);
  expect(asked).toEqual(["world.topo.json", "rivers.topo.json"]);
});

test("the rivers do not wait for ever for a world that never comes", async () => {
  vi.useFakeTimers();
  try {
    const load = topologyLoader(BASE, (url) =>
      String(url).includes("world") ? new Promise<Response>(() => undefined) : Promise.resolve(answer()),
    );
    void load("world");
    const rivers = load("rivers");
    await vi.advanceTimersByTimeAsync(4_000);
    await expect(rivers).resolves.toMatchObject({ type: "Topology" });
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  ["an error of the server", () => new Response("", { status: 503 }), /answered 503/],
  ["a web page", () => new Response("<!doctype html><h1>Log in</h1>"), /web page/],
  ["half a file", () => new Response('{"type":"Topology","obj'), /breaks off/],
  ["null", () => new Response("null"), /something else than a map/],
  ["another JSON", () => Response.json({ type: "FeatureCollection", features: [] }), /something else than a map/],
])("a file that comes as %s is asked for once more, then named as missing", async (_, broken, reason) => {
  let asked = 0;
  const once = topologyLoader(BASE, () => Promise.resolve(asked++ === 0 ? broken() : answer()));
  expect(await once("world")).toMatchObject({ type: "Topology" });
  expect(asked).toBe(2);
  const never = topologyLoader(BASE, () => Promise.resolve(broken()));
  const missing = await never("world");
  expect(missing).toMatchObject({ file: "world", address: `${BASE}world.topo.json` });
  expect(isMissing(missing) && missing.reason).toMatch(reason);
});

test("a source is given without what is in a file that could not be had", async () => {
  const load = topologyLoader(BASE_MAP_FOLDER.href, (input, options) =>
    String(input).includes("rivers") ? Promise.resolve(new Response("", { status: 404 })) : fileFetch(input, options),
  );
  const rivers = await loadBaseSource("base-rivers", load);
  expect(rivers.features).toEqual([]);
  expect(rivers.missing).toEqual([
    {
      file: "rivers",
      address: expect.stringMatching(/rivers\.topo\.json$/) as string,
      reason: "the server answered 404",
    },
  ]);
});
