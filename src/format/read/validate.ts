import * as v from "valibot";
import { quoted, type FindingLog, type Path } from "../problem.ts";

/**
 * As much of a valibot schema as finding unknown keys takes. They are found by a walk of our own, since `strictObject` stops at
 * the first one. `objectWithRest(entries, never())` names each, but leaves them in the output, gives every property the type
 * `never`, and publishes `"additionalProperties": { "not": {} }` instead of `false`.
 */
interface Shape {
  type: string;
  entries?: Record<string, Shape>;
  item?: Shape;
  wrapped?: Shape;
  key?: string;
  options?: readonly unknown[];
  literal?: unknown;
}

/**
 * The value as the schema types it, with known keys only, or undefined where it is wrong; each fault goes to `log`.
 * Unknown keys are named each, and do not keep the rest from being read.
 */
export function validate<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  at: { file: string; path: Path },
  log: FindingLog,
): v.InferOutput<Schema> | undefined {
  reportUnknownKeys(schema as unknown as Shape, value, at, log);
  const result = v.safeParse(schema, value);
  const faults = (result.issues ?? []).filter((issue) => !isUnknownKey(issue));
  for (const issue of faults) reportIssue(issue, at, log);
  return faults.length === 0 ? (result.output as v.InferOutput<Schema>) : undefined;
}

function isUnknownKey(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === "strict_object" && issue.expected === "never";
}

function reportUnknownKeys(shape: Shape, value: unknown, at: { file: string; path: Path }, log: FindingLog) {
  if (shape.wrapped !== undefined) return reportUnknownKeys(shape.wrapped, value, at, log);
  if (shape.type === "array" && shape.item !== undefined && Array.isArray(value)) {
    if (shape.item.type === "unknown") return;
    for (const [index, item] of value.entries()) {
      reportUnknownKeys(shape.item, item, { file: at.file, path: [...at.path, index] }, log);
    }
    return;
  }
  if (!isPlainObject(value)) return;
  if (shape.type === "variant") {
    const options = (shape.options ?? []) as Shape[];
    const chosen = options.find((option) => option.entries?.[shape.key ?? ""]?.literal === value[shape.key ?? ""]);
    if (chosen !== undefined) reportUnknownKeys(chosen, value, at, log);
    return;
  }
  if (!["strict_object", "object"].includes(shape.type) || shape.entries === undefined) return;
  for (const key of Object.keys(value)) {
    const path = [...at.path, key];
    if (Object.hasOwn(shape.entries, key)) {
      reportUnknownKeys(shape.entries[key] as Shape, value[key], { file: at.file, path }, log);
    } else if (shape.type === "strict_object" && !(key in Object.prototype)) {
      const known = Object.keys(shape.entries).filter((name) => name !== "$schema");
      const list = known.length > 20 ? "the variables of CSL-JSON 1.0.2, and `custom`" : known.join(", ");
      // Of the files, only those of a GIS have properties; it adds some of its own, such as `fid`.
      if (at.path.length === 3 && at.path[2] === "properties") {
        const message = `The property ${quoted(key)} is not read; known are: ${list}. It may stay, unless it is a slip of the pen.`;
        log.warning(at.file, path, "unread-property", message, { atKey: true });
        continue;
      }
      const message = `The key ${quoted(key)} is not known here; known are: ${list}. Rename or remove it.`;
      log.error(at.file, path, "unknown-key", message, { atKey: true });
    }
  }
}

function reportIssue(issue: v.BaseIssue<unknown>, at: { file: string; path: Path }, log: FindingLog) {
  const keys = (issue.path ?? []).map((item) => item.key as string | number);
  const key = keys.at(-1);
  const isMissing = issue.input === undefined && ["strict_object", "object", "variant"].includes(issue.type);
  if (key === "citations" && (isMissing || issue.type === "min_length")) {
    const path = isMissing ? [...at.path, ...keys.slice(0, -1)] : [...at.path, ...keys];
    const message = "No source is cited; everything claimed or drawn needs at least one. Add one to `citations`.";
    log.error(at.file, path, "no-source", message);
  } else if (isMissing) {
    const message = `The key ${quoted(key)} is missing; it is wanted here. Add it.`;
    log.error(at.file, [...at.path, ...keys.slice(0, -1)], "missing-key", message);
  } else {
    const isChoice = ["picklist", "literal", "variant"].includes(issue.type);
    const isType = issue.kind === "schema" && !isChoice;
    const message = `Found ${quoted(issue.input)}; wanted ${wantedBy(issue)}. Change it.`;
    log.error(at.file, [...at.path, ...keys], isType ? "wrong-type" : "wrong-value", message);
  }
}

const TYPE_WORDS: Record<string, string> = {
  string: "a text in double quotes",
  number: "a number",
  boolean: "true or false",
  Array: "a list in square brackets",
  Object: "an object in braces",
};

function wantedBy(issue: v.BaseIssue<unknown>): string {
  const expected = issue.expected ?? "";
  if (issue.kind === "schema") {
    const choices = expected.replace(/^\((.*)\)$/, "$1").split(" | ");
    if (choices.length === 1) return TYPE_WORDS[expected] ?? expected;
    return `one of ${choices.map((choice) => TYPE_WORDS[choice] ?? choice).join(", ")}`;
  }
  // Our own messages say what is wanted; valibot's own begin with "Invalid".
  return issue.message.startsWith("Invalid") ? `a value that is ${expected}` : issue.message;
}

/** True for what JSON calls an object. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
