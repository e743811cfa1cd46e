import type { Shot } from "./page/draw-shot.ts";

/** CSS pixels, and device pixels too. */
export const SHOT_SIZE = { width: 800, height: 500 };

/** The views that must look right, from the world to the quay. Each was looked at closely when it was last renewed. */
export const SHOTS: Shot[] = [
  { name: "world", center: [60, 25], zoom: 1 },
  { name: "eurasia", center: [87, 53], zoom: 2.35 },
  { name: "gulf", center: [131.6, 42.75], zoom: 8 },
  { name: "najin", center: [130.3, 42.2], zoom: 11 },
  { name: "dunay", center: [132.38, 42.865], zoom: 11 },
  { name: "crimea", center: [36.7, 45.9], zoom: 6 },
  { name: "kurils", center: [147.5, 44.6], zoom: 6 },
  { name: "baikal", center: [107, 53.5], zoom: 5.2 },
  { name: "bering-strait", center: [-172, 65], zoom: 4 },
  { name: "istanbul", center: [29.02, 41.08], zoom: 9 },
  { name: "male", center: [73.5, 4.2], zoom: 9 },
  { name: "venice", center: [12.4, 45.4], zoom: 9 },
  { name: "singapore", center: [103.85, 1.27], zoom: 9 },
  { name: "hong-kong", center: [114.0, 22.3], zoom: 9 },
  { name: "suez", center: [32.5, 30.4], zoom: 8 },
  { name: "panama", center: [-79.7, 9.1], zoom: 9 },
  { name: "suva", center: [178.2, -18.1], zoom: 9 },
  { name: "stanley", center: [-58.2, -51.7], zoom: 8 },
  { name: "bergen", center: [5.4, 60.3], zoom: 8, theme: "dark" },
  { name: "norway", center: [10, 63], zoom: 5 },
  { name: "eurasia-dark", center: [87, 53], zoom: 2.35, theme: "dark" },
  { name: "eurasia-print", center: [87, 53], zoom: 2.35, theme: "print" },
  { name: "globe", center: [-176, 22], zoom: 1.5, globe: true },
  { name: "globe-eurasia", center: [90, 45], zoom: 1.8, globe: true },
];
