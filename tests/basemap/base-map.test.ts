import { expect, test } from "vitest";
import { topologyLoader } from "../../src/basemap/base-map.ts";

const BASE = "https://example.org/basemap/";
const answer = () => Response.json({ type: "Topology", objects: {}, arcs: [] });

test("the world comes before the rivers, and each file is fetched once", async () => {
  const asked: string[] = [];
  let sendWorld!: (response: Response) => void;
  const load = topologyLoader(BASE, (url) => {
    asked.push(String(url).replace(BASE, ""));
    return asked.length === 1 ? new Promise<Response>((send) => (sendWorld = send)) : Promise.resolve(answer());
  });
  const all = [load("world"), load("rivers"), load("gulf"), load("world"), load("rivers")];
  await all[2];
  expect(asked).toEqual(["world.topo.json", "gulf.topo.json"]);
  sendWorld(answer());
  await Promise.all(all);
  expect(asked).toEqual(["world.topo.json", "gulf.topo.json", "rivers.topo.json"]);
});

test("a file that could not be had is named, and asked for again the next time", async () => {
  let asked = 0;
  const load = topologyLoader(BASE, () => {
    asked++;
    return Promise.resolve(asked === 1 ? new Response("", { status: 503 }) : answer());
  });
  await expect(load("gulf")).rejects.toThrow(/gulf\.topo\.json answered 503/);
  await expect(load("gulf")).resolves.toMatchObject({ type: "Topology" });
});
