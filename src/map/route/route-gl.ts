import type { CustomRenderMethodInput } from "maplibre-gl";
import type { FrameHead } from "../../tour/frame.ts";
import { mercatorX, mercatorY } from "../../geometry/mercator.ts";
import { GlProgram, rgba } from "./gl-program.ts";
import { BAND_ALPHA, CASING_PIXELS, type LineStyle } from "../style/line-style.ts";
import { isGlobe, setProjection, type RouteCamera } from "./route-projection.ts";
import {
  coverFragmentShader,
  coverVertexShader,
  headFragmentShader,
  headVertexShader,
  lineFragmentShader,
  lineVertexShader,
  type ProjectionCode,
} from "./route-shaders.ts";
import { VERTICES_PER_ROW, type RouteGeometry } from "./route-arrays.ts";
import type { Run } from "./route-view.ts";
import type { Theme } from "../style/theme.ts";

export interface StretchPaint {
  alternative: boolean;
  style: LineStyle;
  travelledMeters: number;
  /** The parts of the line that may be in view, in each copy of the world. */
  draws: readonly { copy: number; runs: readonly Run[] }[];
}

interface Stroke {
  radius: number;
  soft: number;
  color: readonly [number, number, number, number];
  aheadColor: readonly [number, number, number, number];
  dash?: readonly [dash: number, gap: number];
  roundDashes: boolean;
  /** So far its edges are drawn in. */
  inset?: number;
}

/** A flat map, as MapLibre names it; its projection is our own code, so that nothing of MapLibre's is needed. */
const FLAT = { variantName: "mercator", code: { prelude: "", define: "", globe: false } };
/** Two triangles. */
const VERTICES_PER_PIECE = 6;
const HEAD_RADIUS = 11;
/** How far ahead of the head the second point lies that tells its direction, in Mercator units: about 40 m. */
const AHEAD_UNITS = 1e-6;

/** The route's things on one WebGL context. After a lost context it is thrown away and made again. */
export class RouteGl {
  readonly #gl: WebGL2RenderingContext;
  readonly #positions: WebGLTexture;
  readonly #lengths: WebGLTexture;
  /** Vertices are numbers alone: no attribute is read. */
  readonly #empty: WebGLVertexArrayObject;
  readonly #programs = new Map<string, GlProgram>();
  readonly #bands: { texture: WebGLTexture; framebuffer: WebGLFramebuffer };
  #bandSize = "";

  constructor(gl: WebGL2RenderingContext, { positions, lengths }: Pick<RouteGeometry, "positions" | "lengths">) {
    this.#gl = gl;
    this.#positions = dataTexture(gl, gl.RGBA32F, gl.RGBA, positions);
    this.#lengths = dataTexture(gl, gl.RG32F, gl.RG, lengths);
    this.#empty = gl.createVertexArray();
    this.#bands = { texture: gl.createTexture(), framebuffer: gl.createFramebuffer() };
  }

  /** Has the driver make the programs of a flat map, which then are there when the first frame needs them. */
  compile(): void {
    this.#coverProgram();
    for (const make of [this.#lineProgram, this.#headProgram]) make.call(this, FLAT.variantName, FLAT.code);
  }

  delete(): void {
    const gl = this.#gl;
    gl.deleteVertexArray(this.#empty);
    for (const { handle } of this.#programs.values()) gl.deleteProgram(handle);
    for (const texture of [this.#positions, this.#lengths, this.#bands.texture]) gl.deleteTexture(texture);
    gl.deleteFramebuffer(this.#bands.framebuffer);
  }

  /** Draws the bands into their own picture, which `coverBands` lays over the map. */
  paintBands(input: CustomRenderMethodInput, camera: RouteCamera, paints: readonly StretchPaint[]): void {
    const gl = this.#gl;
    this.#bindBandTarget(camera);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.BLEND);
    gl.blendEquation(gl.MAX);
    for (const paint of paints) {
      const { style } = paint;
      if (!style.band) continue;
      const radius = style.band.width / 2;
      const [red, green, blue] = rgba(style.band.color);
      this.#paintStroke(input, camera, paint, {
        radius,
        soft: radius * 0.7,
        color: [red, green, blue, BAND_ALPHA.travelled],
        aheadColor: [red, green, blue, BAND_ALPHA.ahead],
        roundDashes: false,
      });
    }
    gl.blendEquation(gl.FUNC_ADD);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }

  coverBands(): void {
    const gl = this.#gl;
    const program = this.#coverProgram();
    program.use();
    this.#bindTexture(0, this.#bands.texture);
    program.setInteger("u_texture", 0);
    gl.bindVertexArray(this.#empty);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    gl.bindVertexArray(null);
  }

  /** All casings come before any line, so that none cuts a line where stretches meet, and before the bands. */
  paintCasings(
    input: CustomRenderMethodInput,
    camera: RouteCamera,
    paints: readonly StretchPaint[],
    casing: string,
  ): void {
    for (const paint of paints) {
      const { style } = paint;
      if (style.band || paint.alternative) continue;
      const radius = style.width / 2 + CASING_PIXELS;
      const color = rgba(casing);
      const stroke = { radius, soft: 1, color, aheadColor: color, roundDashes: true };
      this.#paintStroke(input, camera, paint, stroke);
    }
  }

  /** Hollow lines come first, all of their edges before what is within them, so that no stretch closes another's end. */
  paintLines(input: CustomRenderMethodInput, camera: RouteCamera, paints: readonly StretchPaint[]): void {
    const hollow = paints.filter(({ style }) => style.hollow);
    for (const paint of hollow) this.#paintStroke(input, camera, paint, lineStroke(paint.style));
    for (const paint of hollow) this.#paintStroke(input, camera, paint, hollowStroke(paint.style));
    for (const paint of paints) {
      if (!paint.style.hollow) this.#paintStroke(input, camera, paint, lineStroke(paint.style));
      if (paint.style.signs) this.#paintStroke(input, camera, paint, signsStroke(paint.style, paint.style.signs));
    }
  }

  paintHead(input: CustomRenderMethodInput, camera: RouteCamera, head: FrameHead, color: string, theme: Theme): void {
    const gl = this.#gl;
    const program = this.#headProgram(input.shaderData.variantName, projectionCode(input));
    program.use();
    setProjection(program, input, camera);
    const [x, y] = [mercatorX(head.position[0]!), mercatorY(head.position[1]!)];
    const radians = (head.bearing * Math.PI) / 180;
    program.set("u_position", ...split(x, y));
    program.set("u_ahead", ...split(x + Math.sin(radians) * AHEAD_UNITS, y - Math.cos(radians) * AHEAD_UNITS));
    program.set("u_radius", HEAD_RADIUS * camera.pixelRatio);
    program.set("u_color", ...rgba(color));
    program.set("u_rim", ...rgba(theme.casing));
    gl.bindVertexArray(this.#empty);
    for (const copy of camera.copies) {
      program.set("u_copy", copy);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    }
    gl.bindVertexArray(null);
  }

  #paintStroke(
    input: CustomRenderMethodInput,
    camera: RouteCamera,
    { draws, travelledMeters }: StretchPaint,
    stroke: Stroke,
  ) {
    const gl = this.#gl;
    const program = this.#lineProgram(input.shaderData.variantName, projectionCode(input));
    program.use();
    setProjection(program, input, camera);
    const { pixelRatio } = camera;
    program.set("u_radius", stroke.radius * pixelRatio);
    program.set("u_soft", stroke.soft === 1 ? 1 : stroke.soft * pixelRatio);
    program.set("u_inset", (stroke.inset ?? 0) * pixelRatio);
    program.set("u_color", ...stroke.color);
    program.set("u_ahead_color", ...stroke.aheadColor);
    program.set("u_travelled", travelledMeters);
    const [dash, gap] = stroke.dash ?? [0, 0];
    program.set("u_dash", dash * pixelRatio, gap * pixelRatio, stroke.roundDashes ? 1 : 0);
    program.set("u_dash_scale", camera.dashScale);
    program.setInteger("u_dash_by_meters", camera.dashByMeters ? 1 : 0);
    this.#bindTexture(0, this.#positions);
    this.#bindTexture(1, this.#lengths);
    program.setInteger("u_positions", 0);
    program.setInteger("u_lengths", 1);
    gl.bindVertexArray(this.#empty);
    for (const { copy, runs } of draws) {
      program.set("u_copy", copy);
      for (const { firstVertex, pieceCount } of runs)
        gl.drawArrays(gl.TRIANGLES, firstVertex * VERTICES_PER_PIECE, pieceCount * VERTICES_PER_PIECE);
    }
    gl.bindVertexArray(null);
  }

  #bindTexture(unit: 0 | 1, texture: WebGLTexture): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
  }

  #bindBandTarget({ width, height }: RouteCamera): void {
    const gl = this.#gl;
    const { texture, framebuffer } = this.#bands;
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.viewport(0, 0, width, height);
    if (this.#bandSize === `${width}x${height}`) return;
    this.#bindTexture(0, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR);
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    this.#bandSize = `${width}x${height}`;
  }

  #coverProgram(): GlProgram {
    return this.#program("cover", () => new GlProgram(this.#gl, coverVertexShader, coverFragmentShader));
  }

  #headProgram(variant: string, code: ProjectionCode): GlProgram {
    return this.#program(`head ${variant}`, () => new GlProgram(this.#gl, headVertexShader(code), headFragmentShader));
  }

  #lineProgram(variant: string, code: ProjectionCode): GlProgram {
    return this.#program(`line ${variant}`, () => new GlProgram(this.#gl, lineVertexShader(code), lineFragmentShader));
  }

  #program(key: string, make: () => GlProgram): GlProgram {
    let program = this.#programs.get(key);
    if (!program) {
      program = make();
      this.#programs.set(key, program);
    }
    return program;
  }
}

function lineStroke({ width, color, aheadColor, roundDashes, dash }: LineStyle): Stroke {
  return {
    radius: width / 2,
    soft: 1,
    color: rgba(color),
    aheadColor: rgba(aheadColor),
    roundDashes,
    ...(dash && { dash }),
  };
}

/** What is within the edges of a hollow line and of each of its dashes. */
function hollowStroke(style: LineStyle): Stroke {
  const { width, color } = style.hollow!;
  return { ...lineStroke(style), color: rgba(color), aheadColor: rgba(color), inset: (style.width - width) / 2 };
}

function signsStroke(style: LineStyle, { width, length, every, isRound }: NonNullable<LineStyle["signs"]>): Stroke {
  return { ...lineStroke(style), radius: width / 2, dash: [length, every - length], roundDashes: isRound };
}

/** A texture that is read number by number, never between two. */
function dataTexture(gl: WebGL2RenderingContext, stored: GLenum, format: GLenum, data: Float32Array): WebGLTexture {
  const texture = gl.createTexture();
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  const channels = format === gl.RGBA ? 4 : 2;
  const rows = data.length / channels / VERTICES_PER_ROW;
  if (rows > 0) gl.texImage2D(gl.TEXTURE_2D, 0, stored, VERTICES_PER_ROW, rows, 0, format, gl.FLOAT, data);
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
  return texture;
}

function projectionCode({ shaderData, ...input }: CustomRenderMethodInput): ProjectionCode {
  return {
    prelude: shaderData.vertexShaderPrelude,
    define: shaderData.define,
    globe: isGlobe({ shaderData, ...input }),
  };
}

/** A Mercator position as high and low parts, like the vertices. */
function split(x: number, y: number): [number, number, number, number] {
  const [xHigh, yHigh] = [Math.fround(x), Math.fround(y)];
  return [xHigh, yHigh, x - xHigh, y - yHigh];
}
