import type { NumberWords } from "../interface.ts";

export const numbers: NumberWords = {
  kilometers: (meters) => `${meters < 1000 ? (meters / 1000).toFixed(1) : String(Math.round(meters / 1000))} km`,
  scaleLength: (meters) => (meters >= 1000 ? `${meters / 1000} km` : `${meters} m`),
  latitude: (lat) => `${Math.abs(lat).toFixed(1)}° ${lat < 0 ? "S" : "N"}`,
};
