/**
 * Colours of the map, the route and the page around it, and widths of the base map's lines, in one flat table. Widths are
 * CSS pixels. The shape of the route's lines is in line-style.ts.
 */
export interface Theme {
  /** The page. */
  paper: string;
  ink: string;
  muted: string;
  rule: string;

  /** Grounds of the map. */
  land: string;
  water: string;
  /** Tints of the countries that the story names, in its order; `otherTint` serves the fourth and all after it. */
  firstTint: string;
  secondTint: string;
  thirdTint: string;
  otherTint: string;

  /** Lines of the base map. */
  coast: string;
  border: string;
  borderDisputed: string;
  province: string;
  river: string;
  graticule: string;
  coastWidth: number;
  borderWidth: number;
  provinceWidth: number;
  riverWidth: number;
  graticuleWidth: number;

  /** Names on the base map and the halo behind all text. */
  countryLabel: string;
  cityLabel: string;
  waterLabel: string;
  noteLabel: string;
  cityDot: string;
  halo: string;
  waterHalo: string;

  /** The route; "ahead" is what nothing has travelled yet. */
  bySea: string;
  byRail: string;
  byRoad: string;
  byAir: string;
  byRiver: string;
  onFoot: string;
  byPipeline: string;
  byOther: string;
  bySeaAhead: string;
  byRailAhead: string;
  byRoadAhead: string;
  byAirAhead: string;
  byRiverAhead: string;
  onFootAhead: string;
  byPipelineAhead: string;
  byOtherAhead: string;
  casing: string;

  /** Marks of the story. */
  marker: string;
  markerText: string;
  ringFill: string;
  areaFill: string;
  areaOutline: string;
  areaLabel: string;
}

/** `light` and `dark` are for screens; `print` is for paper, in greys with one accent. */
export type ThemeName = "light" | "dark" | "print";

const widths = { coastWidth: 0.7, borderWidth: 0.9, provinceWidth: 0.6, riverWidth: 0.8, graticuleWidth: 0.6 };

const light: Theme = {
  ...widths,
  paper: "#FBFAF7",
  ink: "#1D2125",
  muted: "#555C63",
  rule: "#D8D2C6",
  land: "#F4F0E8",
  water: "#D3DFE6",
  firstTint: "#E8D5CB",
  secondTint: "#ECE3D2",
  thirdTint: "#E3E7EA",
  otherTint: "#EBE6DA",
  coast: "#8FA3AF",
  border: "#A89E8C",
  borderDisputed: "#8E8474",
  province: "#D6CBB6",
  river: "#AFC6D3",
  graticule: "#C4D2DA",
  countryLabel: "#55503F",
  cityLabel: "#3A3F45",
  waterLabel: "#3C5B6C",
  noteLabel: "#555C63",
  cityDot: "#5B6168",
  halo: "#FBFAF7",
  waterHalo: "#D3DFE6",
  bySea: "#0B5A7A",
  byRail: "#A3361F",
  byRoad: "#6B4A14",
  byAir: "#5A3E85",
  byRiver: "#12685C",
  onFoot: "#4A6113",
  byPipeline: "#7C2C66",
  byOther: "#43474B",
  bySeaAhead: "#5C7F92",
  byRailAhead: "#A9695A",
  byRoadAhead: "#83714F",
  byAirAhead: "#806F9A",
  byRiverAhead: "#3C8278",
  onFootAhead: "#6C7E3E",
  byPipelineAhead: "#9E648D",
  byOtherAhead: "#757779",
  casing: "#FBFAF7",
  marker: "#1D2125",
  markerText: "#FBFAF7",
  ringFill: "rgba(29, 33, 37, 0.07)",
  areaFill: "rgba(163, 54, 31, 0.10)",
  areaOutline: "#A3361F",
  areaLabel: "#7E2A18",
};

const dark: Theme = {
  ...widths,
  paper: "#14181B",
  ink: "#ECE9E2",
  muted: "#A6ADB3",
  rule: "#353D43",
  land: "#232A2F",
  water: "#0F161B",
  firstTint: "#382B2A",
  secondTint: "#302E29",
  thirdTint: "#263039",
  otherTint: "#2A2F31",
  coast: "#4A5962",
  border: "#68675F",
  borderDisputed: "#85827A",
  province: "#3B403E",
  river: "#3B5564",
  graticule: "#1B242A",
  countryLabel: "#BDB8AB",
  cityLabel: "#CDCBC5",
  waterLabel: "#8FB0C2",
  noteLabel: "#A6ADB3",
  cityDot: "#9BA1A6",
  halo: "#14181B",
  waterHalo: "#0F161B",
  bySea: "#5FB6D9",
  byRail: "#F0906F",
  byRoad: "#E0B869",
  byAir: "#B9A2E8",
  byRiver: "#6FD0B8",
  onFoot: "#A9CF6B",
  byPipeline: "#E79AD2",
  byOther: "#C3C7CB",
  bySeaAhead: "#558AA1",
  byRailAhead: "#B57A66",
  byRoadAhead: "#A08B5E",
  byAirAhead: "#8D80AB",
  byRiverAhead: "#4A8578",
  onFootAhead: "#6A8249",
  byPipelineAhead: "#9B6B90",
  byOtherAhead: "#767A7E",
  casing: "#14181B",
  marker: "#ECE9E2",
  markerText: "#14181B",
  ringFill: "rgba(236, 233, 226, 0.09)",
  areaFill: "rgba(240, 144, 111, 0.14)",
  areaOutline: "#F0906F",
  areaLabel: "#F3B09A",
};

const print: Theme = {
  ...widths,
  paper: "#FFFFFF",
  ink: "#1A1A1A",
  muted: "#4D4D4D",
  rule: "#BFBFBF",
  land: "#FFFFFF",
  water: "#E0E0E0",
  firstTint: "#C6C6C6",
  secondTint: "#EFEFEF",
  thirdTint: "#F7F7F7",
  otherTint: "#EBEBEB",
  coast: "#7A7A7A",
  border: "#8C8C8C",
  borderDisputed: "#6E6E6E",
  province: "#D2D2D2",
  river: "#BDBDBD",
  graticule: "#D0D0D0",
  countryLabel: "#4A4A4A",
  cityLabel: "#2E2E2E",
  waterLabel: "#4D4D4D",
  noteLabel: "#4D4D4D",
  cityDot: "#4D4D4D",
  halo: "#FFFFFF",
  waterHalo: "#E0E0E0",
  bySea: "#1A1A1A",
  byRail: "#B02A12",
  byRoad: "#4D4D4D",
  byAir: "#333333",
  byRiver: "#262626",
  onFoot: "#404040",
  byPipeline: "#595959",
  byOther: "#5E5E5E",
  bySeaAhead: "#6B6B6B",
  byRailAhead: "#A4523D",
  byRoadAhead: "#6B6B6B",
  byAirAhead: "#6B6B6B",
  byRiverAhead: "#6B6B6B",
  onFootAhead: "#6B6B6B",
  byPipelineAhead: "#6B6B6B",
  byOtherAhead: "#6B6B6B",
  casing: "#FFFFFF",
  marker: "#1A1A1A",
  markerText: "#FFFFFF",
  ringFill: "rgba(26, 26, 26, 0.07)",
  areaFill: "rgba(176, 42, 18, 0.2)",
  areaOutline: "#B02A12",
  areaLabel: "#8A200D",
};

/** Light and dark for screens; print in greys with one accent, which holds in greyscale too. */
export const themes: Record<ThemeName, Theme> = { light, dark, print };

/** The ground of the story's countries by their place in its order, from 0. */
export function tintAt(theme: Theme, index: number): string {
  return [theme.firstTint, theme.secondTint, theme.thirdTint][index] ?? theme.otherTint;
}
