// The door `waybill/svelte`: the map of a story as a component.

import type { Component } from "svelte";
import type { RouteMapProps } from "./map/route-map.ts";
import Map from "./map/RouteMap.svelte";

export type { RouteMapProps } from "./map/route-map.ts";

/**
 * The map of a story, with its credits and its own style sheet. It fills the nearest positioned element around it, which needs
 * a size; several may stand on a page, with different stories. It sets no ids. MapLibre knows one worker for all maps of a page:
 * the first `RouteMap` sets it, and other maps of MapLibre on the page work with it too.
 */
export const RouteMap: Component<RouteMapProps> = Map;
