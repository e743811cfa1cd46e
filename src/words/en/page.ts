import type { PagePart, PageWords } from "../page-interface.ts";
import { numbers } from "./numbers.ts";

/** More names say no more to a reader. */
const MOST_NAMED = 12;

const PARTS: Record<PagePart, string> = {
  legend: "The legend",
  mapButtons: "The buttons of the map",
  hoverCard: "What is pointed at",
  inset: "The smaller map",
  story: "The text of the story",
  timeline: "The timeline",
  pictureDrop: "What opens dropped pictures",
  chapters: "The list of chapters",
  printed: "The text of the chapters",
  unknowns: "What is not known",
  claims: "The list of claims",
  subjects: "The list of what is on the map",
  filter: "The filter",
  otherClaims: "The list of other claims",
  methodology: "How the map was made",
  sources: "The list of sources",
  downloads: "The data",
  placeChoice: "The choice of places",
  evidence: "The evidence",
  source: "The source",
};

const { counted } = numbers;

export const page: PageWords = {
  close: "Close",
  tryAgain: "Try again",
  loading: {
    load: "Load the story",
    underWay: "Loading the story …",
    progress: "Loading the story",
    stop: "Stop",
    stopped: "Loading was stopped.",
  },
  failure: {
    title: "This story cannot be shown",
    errors: (count) =>
      `Its files have ${counted(count, "error")}. Correct ${count === 1 ? "it" : "them"} and load the story again.`,
    loadAgain: "Load the story again",
    ofPage: "Something on this page went wrong. Load the story again.",
    ofStep:
      "Something on this page went wrong. What you see may be out of date; reload the page if it does not answer.",
    ofPart: (part) =>
      `${PARTS[part]} could not be shown: something in it went wrong. The rest of the page is not affected.`,
  },
  map: {
    stage: "Map of the route",
    buttons: "Map view",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    recenter: "Back to the view of the chapter",
    drawAgain: "Draw the map again",
    drawingAgain: "Drawing the map again …",
    click(claims) {
      if (claims === 0) return "Click to see how it is drawn.";
      return `Click for ${claims === 1 ? "the claim and its sources" : `all ${claims} claims and their sources`}.`;
    },
    evidence: (name) => `Evidence: ${name}`,
    placesHere: (count) => `${count} places are here`,
  },
  timeline: {
    controls: "Timeline and controls",
    skip: "Skip to the controls",
    scrubber: "Timeline",
    play: "Play",
    pause: "Pause",
    previous: "Previous chapter",
    next: "Next chapter",
    light: "Light colours",
    dark: "Dark colours",
    chapters: "Chapters",
    chapter: ({ number, count, title, date }) =>
      `Chapter ${number} of ${count}: ${title}${date === undefined ? "" : `, ${date}`}`,
  },
  story: {
    disc: (number, name) => `Number ${number} on the map: ${name}`,
    unknowns: "What is not known",
    onMap: "On the map",
    showAlternatives: "Show other possible ways",
    showContext: "Show places that are no stop of the route",
    filter: "Show what rests on",
    everything: "everything",
    filtered({ hidden, hiddenClaims, claims }) {
      const named = hidden.slice(0, MOST_NAMED).join("; ");
      const more = hidden.length > MOST_NAMED ? ` and ${hidden.length - MOST_NAMED} more` : "";
      const drawn = hidden.length > 0 ? `Not drawn: ${named}${more}.` : "All of the route stays.";
      return `${drawn} ${hiddenClaims} of ${counted(claims, "claim")} ${hiddenClaims === 1 ? "is" : "are"} left out.`;
    },
    alsoReported: (claims) =>
      `Also reported: ${claims === 1 ? "1 more claim and its context" : `${claims} more claims and their context`}`,
    methodology: "How this map was made, line by line",
    data: "The data",
    downloads: {
      geojson: "Lines and places with their sources (GeoJSON)",
      claims: "Claims (CSV)",
      sources: "Sources (CSL-JSON)",
    },
    more: (count) => `${count} more`,
  },
  evidence: {
    source: (number) => `Source ${number}`,
    sources: "Sources",
    compareWith: (speakers) => `Compare with: ${speakers.join("; ")}`,
    translated: (quote) => `In English: “${quote}”`,
    howDrawn: "How it is drawn",
    restsOnIt: (claims) => `${counted(claims, "claim")} ${claims === 1 ? "rests" : "rest"} on it:`,
    seeSources: "see the list of sources",
    whatRests(claims, drawings) {
      const parts = [claims && counted(claims, "claim"), drawings && counted(drawings, "drawing")];
      return `What rests on it: ${parts.filter(Boolean).join(", ") || "nothing"}`;
    },
    drawingOf: (name) => `The drawing of: ${name}`,
  },
  picture: {
    save: "Save image",
    notFetched: "What makes pictures could not be fetched. Check the connection and try again.",
    dialog: async () => (await import("./picture-dialog.ts")).pictureDialog,
  },
};
