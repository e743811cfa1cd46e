/** A linked WebGL program with its uniform locations, looked up once. */
export class GlProgram {
  readonly handle: WebGLProgram;
  readonly #gl: WebGL2RenderingContext;
  readonly #locations = new Map<string, WebGLUniformLocation | null>();

  readonly #shaders: readonly WebGLShader[];
  #isChecked = false;

  /** Has the driver compile and link, and does not wait for it: whether that went well is asked at the first use. */
  constructor(gl: WebGL2RenderingContext, vertex: string, fragment: string) {
    this.#gl = gl;
    this.handle = gl.createProgram();
    this.#shaders = [compile(gl, gl.VERTEX_SHADER, vertex), compile(gl, gl.FRAGMENT_SHADER, fragment)];
    for (const shader of this.#shaders) gl.attachShader(this.handle, shader);
    gl.linkProgram(this.handle);
  }

  /** Throws Error with the driver's log where the source does not compile or link. */
  use(): void {
    if (!this.#isChecked) this.#check();
    this.#gl.useProgram(this.handle);
  }

  #check(): void {
    const gl = this.#gl;
    this.#isChecked = Boolean(gl.getProgramParameter(this.handle, gl.LINK_STATUS)) || gl.isContextLost();
    if (this.#isChecked) return;
    const logs = [...this.#shaders.map((shader) => gl.getShaderInfoLog(shader)), gl.getProgramInfoLog(this.handle)];
    throw new Error(`A shader program does not compile or link: ${logs.filter(Boolean).join("; ")}`);
  }

  /** Sets a float, a bool, or a vector of 2 to 4 floats. */
  set(name: string, ...values: readonly number[]): void {
    const location = this.#location(name);
    if (values.length === 1) this.#gl.uniform1f(location, values[0]!);
    else if (values.length === 2) this.#gl.uniform2fv(location, values);
    else if (values.length === 3) this.#gl.uniform3fv(location, values);
    else this.#gl.uniform4fv(location, values);
  }

  setInteger(name: string, value: number): void {
    this.#gl.uniform1i(this.#location(name), value);
  }

  setMatrix(name: string, matrix: Float32Array): void {
    this.#gl.uniformMatrix4fv(this.#location(name), false, matrix);
  }

  #location(name: string): WebGLUniformLocation | null {
    let location = this.#locations.get(name);
    if (location === undefined) {
      location = this.#gl.getUniformLocation(this.handle, name);
      this.#locations.set(name, location);
    }
    return location;
  }
}

function compile(gl: WebGL2RenderingContext, type: GLenum, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (!shader) throw new Error("The browser gives no WebGL shader; its context may be lost.");
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

/** `#rrggbb` or `#rrggbbaa` as four numbers from 0 to 1, not premultiplied. Throws TypeError for anything else. */
export function rgba(hex: string): [number, number, number, number] {
  const match = /^#([0-9a-f]{6})([0-9a-f]{2})?$/i.exec(hex);
  if (!match) throw new TypeError(`A colour of the route must be #rrggbb or #rrggbbaa; this one is "${hex}".`);
  const value = parseInt(match[1]!, 16);
  const alpha = match[2] ? parseInt(match[2], 16) / 255 : 1;
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255, alpha];
}
