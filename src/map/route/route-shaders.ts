import { VERTICES_PER_ROW } from "./route-arrays.ts";

/**
 * The shaders of the route. Every piece of a line is one quad around a capsule: a piece and its two round ends. Its
 * vertices are read from textures by their number, so that each stands there once and a draw is one plain list of
 * triangles (an instance of four vertices for each piece took software rendering about ten times as long). The distance
 * to the capsule's axis gives width, round joins and smooth edges; the length along the axis gives dashes and the place
 * where the travelled part ends. So a step of the animation changes one uniform.
 */

/** The names that MapLibre's projection code expects; in Mercator ours is used instead, exact at any zoom. */
export interface ProjectionCode {
  prelude: string;
  define: string;
  globe: boolean;
}

const PROJECT_MERCATOR = `
uniform mat4 u_matrix;
uniform vec4 u_center;
vec4 project(vec4 p) {
  return u_matrix * vec4((p.xy - u_center.xy) + (p.zw - u_center.zw), 0.0, 1.0);
}`;

const PROJECT_GLOBE = `
vec4 project(vec4 p) {
  return projectTile(p.xy + p.zw);
}`;

const HEADER = (code: ProjectionCode) => `#version 300 es
precision highp float;
${code.globe ? code.prelude : ""}
${code.globe ? code.define : ""}
uniform vec2 u_viewport;
${code.globe ? PROJECT_GLOBE : PROJECT_MERCATOR}
vec2 toPixels(vec4 clip) { return clip.xy / clip.w * u_viewport * 0.5; }
`;

/** Six vertices for each piece, whose number is that of the vertex it begins with. \`u_copy\` moves it by whole worlds. */
export const lineVertexShader = (code: ProjectionCode) => `${HEADER(code)}
uniform highp sampler2D u_positions;
uniform highp sampler2D u_lengths;
uniform float u_radius;
uniform float u_copy;
uniform float u_travelled;
uniform float u_dash_scale;
uniform bool u_dash_by_meters;
uniform vec3 u_dash;
out vec2 v_point;
flat out float v_length;
flat out float v_cut;
flat out vec2 v_phase;
/**
 * The fractional part of the product of two positive numbers. At zoom 16 a line has so many dashes behind
 * it that the product itself would be good to a pixel only: so each factor is cut in two of 12 bits each.
 */
float fractionOf(float a, float b) {
  vec2 high = uintBitsToFloat(floatBitsToUint(vec2(a, b)) & 0xFFFFF000u);
  vec2 low = vec2(a, b) - high;
  return fract(fract(high.x * high.y) + fract(high.x * low.y) + fract(low.x * high.y) + low.x * low.y);
}
/** Where in its dash and gap a piece begins and ends, in pixels: the first from 0 to both together. */
vec2 phasesOf(float fromLength, float toLength) {
  float period = u_dash.x + u_dash.y;
  if (period <= 0.0) return vec2(0.0);
  float periods = u_dash_scale / period;
  float from = fractionOf(fromLength, periods);
  float to = fractionOf(toLength, periods);
  // The end as the next piece has it for its beginning, but for whole dashes.
  float between = (toLength - fromLength) * periods;
  return vec2(from, to + floor(from + between - to + 0.5)) * period;
}
ivec2 texel(int number) { return ivec2(number % ${VERTICES_PER_ROW}, number / ${VERTICES_PER_ROW}); }
void main() {
  int number = gl_VertexID / 6;
  int corner = gl_VertexID % 6;
  ivec2 first = texel(number);
  ivec2 second = texel(number + 1);
  vec2 fromLength = texelFetch(u_lengths, first, 0).xy;
  vec2 toLength = texelFetch(u_lengths, second, 0).xy;
  vec4 shift = vec4(u_copy, 0.0, 0.0, 0.0);
  vec4 clipFrom = project(texelFetch(u_positions, first, 0) + shift);
  vec4 clipTo = project(texelFetch(u_positions, second, 0) + shift);
  vec2 from = toPixels(clipFrom);
  vec2 to = toPixels(clipTo);
  float len = distance(from, to);
  vec2 along = len > 1e-6 ? (to - from) / len : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  bool atEnd = corner == 2 || corner == 3 || corner == 5;
  float side = corner == 0 || corner == 2 || corner == 3 ? -1.0 : 1.0;
  float reach = u_radius + 1.0;
  vec4 clip = atEnd ? clipTo : clipFrom;
  vec2 offset = (atEnd ? along : -along) * reach + across * side * reach;
  v_point = vec2(atEnd ? len + reach : -reach, side * reach);
  v_length = len;
  float meters = toLength.x - fromLength.x;
  v_cut = u_travelled <= 0.0 ? -1e9 : meters > 0.0 ? (u_travelled - fromLength.x) / meters * len : (u_travelled >= toLength.x ? 1e9 : -1e9);
  v_phase = u_dash_by_meters ? phasesOf(fromLength.x, toLength.x) : phasesOf(fromLength.y, toLength.y);
  gl_Position = vec4(clip.xy + offset / (u_viewport * 0.5) * clip.w, clip.zw);
}`;

/**
 * Colours are not premultiplied. \`u_dash\` is length, gap, and 1 for round ends; a length of 0 means solid.
 * \`u_soft\` is the width of the edge: 1 pixel for a line, the whole radius for a band. \`u_inset\` draws all edges in, dashes too.
 */
export const lineFragmentShader = `#version 300 es
precision highp float;
in vec2 v_point;
flat in float v_length;
flat in float v_cut;
flat in vec2 v_phase;
uniform float u_radius;
uniform float u_soft;
uniform float u_inset;
uniform vec4 u_color;
uniform vec4 u_ahead_color;
uniform vec3 u_dash;
out vec4 fragColor;
/** Distance to the dash that is nearest to a place along the line. */
float middleOfDash(float phase) {
  float period = u_dash.x + u_dash.y;
  return (floor((phase + u_dash.y * 0.5) / period) * period) + u_dash.x * 0.5;
}
void main() {
  float along = clamp(v_point.x, 0.0, v_length);
  float fromAxis = distance(v_point, vec2(along, 0.0));
  // The round ends fill joins. A little thinner than the line, their edges do not add to those of their neighbours.
  if (u_soft <= 1.0 && (v_point.x < 0.0 || v_point.x > v_length)) fromAxis += 0.5;
  float outside = fromAxis - u_radius;
  if (u_dash.x > 0.0) {
    float vertex = mix(v_phase.x, v_phase.y, v_length > 0.0 ? along / v_length : 0.0);
    // In a round end the line goes on as it came, so that a dash ends there as it does anywhere.
    float phase = vertex + v_point.x - along;
    float center = middleOfDash(phase);
    float halfDash = u_dash.x * 0.5;
    float core = max(halfDash - u_radius, 0.0);
    bool isRound = u_dash.z > 0.5;
    if (isRound && core <= 0.01) {
      // A dot is drawn by the one piece that its center lies on: two would each draw it in their own direction.
      bool isHere = center >= v_phase.x && center < v_phase.y;
      outside = isHere ? length(vec2(phase - center, v_point.y)) - u_radius : 1.0;
    } else {
      float outsideDash = isRound
        ? length(vec2(max(abs(phase - center) - core, 0.0), v_point.y)) - u_radius
        : abs(phase - center) - halfDash;
      // A round end fills the bend of a dash that runs through it, and adds nothing to one that ends near it.
      outside = max(outside, max(outsideDash, abs(vertex - middleOfDash(vertex)) - halfDash));
    }
  }
  outside += u_inset;
  float coverage = u_soft > 1.0 ? smoothstep(0.0, -u_soft, outside) : clamp(0.5 - outside, 0.0, 1.0);
  float travelled = clamp(v_cut - v_point.x + 0.5, 0.0, 1.0);
  vec4 color = mix(u_ahead_color, u_color, travelled);
  float alpha = color.a * coverage;
  if (alpha <= 0.0) discard;
  fragColor = vec4(color.rgb * alpha, alpha);
}`;

/** The head: one square around a point, with a second point a little ahead to tell its direction on screen. */
export const headVertexShader = (code: ProjectionCode) => `${HEADER(code)}
uniform vec4 u_position;
uniform vec4 u_ahead;
uniform float u_radius;
uniform float u_copy;
out vec2 v_point;
flat out vec2 v_direction;
void main() {
  vec4 shift = vec4(u_copy, 0.0, 0.0, 0.0);
  vec4 clip = project(u_position + shift);
  vec2 direction = toPixels(project(u_ahead + shift)) - toPixels(clip);
  v_direction = length(direction) > 1e-6 ? normalize(direction) : vec2(0.0, 1.0);
  v_point = vec2((gl_VertexID % 2) == 0 ? -1.0 : 1.0, gl_VertexID < 2 ? -1.0 : 1.0) * (u_radius + 1.0);
  gl_Position = vec4(clip.xy + v_point / (u_viewport * 0.5) * clip.w, clip.zw);
}`;

/** A disc with a rim, and in it an arrowhead that points the way. */
export const headFragmentShader = `#version 300 es
precision highp float;
in vec2 v_point;
flat in vec2 v_direction;
uniform float u_radius;
uniform vec4 u_color;
uniform vec4 u_rim;
out vec4 fragColor;
float fill(float outside) { return clamp(0.5 - outside, 0.0, 1.0); }
void main() {
  float fromCenter = length(v_point);
  vec2 p = vec2(dot(v_point, v_direction), dot(v_point, vec2(-v_direction.y, v_direction.x))) / u_radius;
  float arrow = max(abs(p.y) * 0.83 + p.x * 0.56 - 0.30, -p.x - 0.32 + abs(p.y) * 0.45) * u_radius;
  vec3 color = mix(u_rim.rgb, u_color.rgb, fill(fromCenter - u_radius * 0.8));
  color = mix(color, u_rim.rgb, fill(arrow));
  float alpha = fill(fromCenter - u_radius);
  fragColor = vec4(color * alpha, alpha);
}`;

/** Lays a half-size picture of the bands, in which alpha is coverage, over the map. */
export const coverVertexShader = `#version 300 es
out vec2 v_texture;
void main() {
  vec2 corner = vec2((gl_VertexID % 2) == 0 ? 0.0 : 1.0, gl_VertexID < 2 ? 0.0 : 1.0);
  v_texture = corner;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

export const coverFragmentShader = `#version 300 es
precision highp float;
in vec2 v_texture;
uniform sampler2D u_texture;
out vec4 fragColor;
void main() { fragColor = texture(u_texture, v_texture); }`;
