/** Bytes of all WebGL buffers and textures of the page that have not been deleted. Import this before anything draws. */
export let graphicsBytes = 0;

type Gl = WebGL2RenderingContext;
const GL = WebGL2RenderingContext;
const bytesOf = new WeakMap<WebGLBuffer | WebGLTexture, number>();

const BINDINGS = new Map<GLenum, GLenum>([
  [GL.ARRAY_BUFFER, GL.ARRAY_BUFFER_BINDING],
  [GL.ELEMENT_ARRAY_BUFFER, GL.ELEMENT_ARRAY_BUFFER_BINDING],
  [GL.UNIFORM_BUFFER, GL.UNIFORM_BUFFER_BINDING],
  [GL.COPY_WRITE_BUFFER, GL.COPY_WRITE_BUFFER_BINDING],
  [GL.TRANSFORM_FEEDBACK_BUFFER, GL.TRANSFORM_FEEDBACK_BUFFER_BINDING],
  [GL.TEXTURE_2D, GL.TEXTURE_BINDING_2D],
]);

const BYTES_PER_PIXEL = new Map<GLenum, number>([
  ...([GL.R8, GL.ALPHA, GL.LUMINANCE] as const).map((format) => [format, 1] as const),
  ...([GL.RG32F, GL.RGBA16F] as const).map((format) => [format, 8] as const),
  [GL.RGBA32F, 16],
]);
/** RGBA with a byte for each, and what is not in the table. */
const USUAL_BYTES_PER_PIXEL = 4;

const own = GL.prototype;
const { bufferData, deleteBuffer, texImage2D, texStorage2D, deleteTexture } = own;

own.bufferData = function (this: Gl, ...values: unknown[]) {
  bufferData.apply(this, values as unknown as Parameters<typeof bufferData>);
  const [target, data, , offset = 0, length = 0] = values as [GLenum, number | ArrayBufferView | null, ...number[]];
  note(boundTo(this, target), sizeOf(data, offset, length));
};

/** Only the first level of a texture counts: those after it are a third as large at most. */
own.texImage2D = function (this: Gl, ...values: unknown[]) {
  (texImage2D as (...all: unknown[]) => void).apply(this, values);
  const [target, level, format, width, height] = values as number[];
  const source = values[5] as { width?: number; height?: number };
  const pixels = values.length === 6 ? (source.width ?? 0) * (source.height ?? 0) : width! * height!;
  if (level === 0) note(boundTo(this, target!), pixels * bytesPerPixel(format!));
};

own.texStorage2D = function (this: Gl, target, levels, format, width, height) {
  texStorage2D.call(this, target, levels, format, width, height);
  note(boundTo(this, target), width * height * bytesPerPixel(format));
};

own.deleteBuffer = function (this: Gl, buffer) {
  note(buffer, 0);
  deleteBuffer.call(this, buffer);
};

own.deleteTexture = function (this: Gl, texture) {
  note(texture, 0);
  deleteTexture.call(this, texture);
};

function boundTo(gl: Gl, target: GLenum): WebGLBuffer | WebGLTexture | null {
  const binding = BINDINGS.get(target);
  return binding === undefined ? null : (gl.getParameter(binding) as WebGLBuffer | WebGLTexture | null);
}

function note(thing: WebGLBuffer | WebGLTexture | null, bytes: number): void {
  if (!thing) return;
  graphicsBytes += bytes - (bytesOf.get(thing) ?? 0);
  bytesOf.set(thing, bytes);
}

/** `offset` and `length` count elements; a length of 0 means up to the end. */
function sizeOf(data: number | ArrayBufferView | null, offset: number, length: number): number {
  if (typeof data === "number") return data;
  if (!data) return 0;
  const bytesPerElement = (data as Float32Array).BYTES_PER_ELEMENT ?? 1;
  return length > 0 ? length * bytesPerElement : data.byteLength - offset * bytesPerElement;
}

function bytesPerPixel(format: GLenum): number {
  return BYTES_PER_PIXEL.get(format) ?? USUAL_BYTES_PER_PIXEL;
}
