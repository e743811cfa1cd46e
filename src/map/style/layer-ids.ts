/** Ids of the sources and layers of the story; those of the base map are in base-ids.ts. */
export const ROUTE_LAYER = "route";
export const PLACES_SOURCE = "story-places";
export const AREAS_SOURCE = "story-areas";
export const AREA_FILL_LAYER = "story-area-fill";
export const AREA_OUTLINE_LAYER = "story-area-outline";
export const AREA_LABEL_LAYER = "story-area-label";
export const PLACE_RING_LAYER = "story-place-ring";
export const PLACE_DOT_LAYER = "story-place-dot";
export const PLACE_LABEL_LAYER = "story-place-label";
export const CONTEXT_DOT_LAYER = "story-context-dot";
export const CONTEXT_LABEL_LAYER = "story-context-label";
export const UNREACHED_DOT_LAYER = "story-unreached-dot";
export const UNREACHED_LABEL_LAYER = "story-unreached-label";
export const UNKNOWN_WAY_LAYER = "story-unknown-way";
export const LEG_STATUS_LAYER = "story-leg-status";
export const ROUTE_SHADOW_SOURCE = "story-route-shadow";
export const ROUTE_SHADOW_LAYER = "story-route-shadow";
export const ROUTE_SHADOW_IMAGE = "route-shadow";
export const LABEL_FRAME_SOURCE = "story-label-frame";
export const LABEL_FRAME_LAYER = "story-label-frame";
/** Before the number of a disc. */
export const DISC_IMAGE = "disc-";
