import type { NumberWords } from "../interface.ts";

export const numbers: NumberWords = {
  kilometers: (meters) => `${meters < 1000 ? (meters / 1000).toFixed(1) : String(Math.round(meters / 1000))} km`,
  scaleAt: (meters, lat) => `${lengthInWords(meters)} at ${latitudeInWords(lat)}`,
  counted: (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`,
};

function lengthInWords(meters: number): string {
  return meters >= 1000 ? `${meters / 1000} km` : `${meters} m`;
}

function latitudeInWords(lat: number): string {
  return `${Math.abs(lat).toFixed(1)}° ${lat < 0 ? "S" : "N"}`;
}
