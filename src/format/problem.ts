/** A note asks for what would be good to have; no check fails for it. */
export type Severity = "error" | "warning" | "note";

/** Something wrong in a story folder, for a person to correct. */
export interface Problem {
  /** Kebab-case, one of those listed in geo/README.md or docs/checks.md. */
  code: string;
  /** An error keeps the story from being shown; a warning or a note does not. */
  severity: Severity;
  /** Name of the file in the story folder. */
  file: string;
  /** RFC 6901; empty for the file as a whole. */
  pointer: string;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
  /** Where what is wrong ends: one past its last unit; the same place as its start where only a point is known. */
  endLine: number;
  endColumn: number;
  /** What was found, what was wanted, what to do next. */
  message: string;
}

/** Keys and indexes that lead from the top of a file to a value. */
export type Path = readonly (string | number)[];

/** A problem whose line and column may still be unknown. */
export interface Finding {
  code: string;
  severity: Severity;
  file: string;
  path: Path;
  message: string;
  /** True where the key is at fault, not its value. */
  atKey: boolean;
  /** UTF-16 units from the start of the file; undefined until somebody looks it up. */
  offset?: number;
  /** UTF-16 units that what is wrong takes from there; 0 where absent. */
  length?: number;
}

/** No more findings than this are kept: nobody reads them, and a hostile file could hold millions. */
export const MAX_FINDINGS = 1_000;

/** Gathers what is wrong while a story is read. */
export class FindingLog {
  readonly findings: Finding[] = [];
  /** True once a finding was left out for want of room. */
  isFull = false;

  error(
    file: string,
    path: Path,
    code: string,
    message: string,
    options: { atKey?: boolean; offset?: number; length?: number } = {},
  ) {
    this.add({ code, severity: "error", file, path, message, atKey: false, ...options });
  }

  warning(file: string, path: Path, code: string, message: string, options: { atKey?: boolean; offset?: number } = {}) {
    this.add({ code, severity: "warning", file, path, message, atKey: false, ...options });
  }

  note(file: string, path: Path, code: string, message: string) {
    this.add({ code, severity: "note", file, path, message, atKey: false });
  }

  private add(finding: Finding) {
    if (this.findings.length < MAX_FINDINGS) this.findings.push(finding);
    else this.isFull = true;
  }

  get hasErrors(): boolean {
    return this.isFull || this.findings.some((finding) => finding.severity === "error");
  }
}

/** The JSON pointer (RFC 6901) of a path of keys and indexes. */
export function pointerOf(path: Path): string {
  return path.map((step) => "/" + String(step).replaceAll("~", "~0").replaceAll("/", "~1")).join("");
}

/** Text of a file as shown in a message: cut where it is long, with what does not show (or moves a terminal) escaped. */
export function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value, inDigits) ?? String(value));
  const short = text.length > 60 ? text.slice(0, 57) + "..." : text;
  const escaped = JSON.stringify(short).replace(UNSEEN, (found) =>
    Array.from({ length: found.length }, (_, at) => escapeOf(found.charCodeAt(at))).join(""),
  );
  return typeof value === "string" ? escaped : short;
}

function escapeOf(unit: number): string {
  return "\\u" + unit.toString(16).padStart(4, "0");
}

/** JSON would write `null` for a number without end. */
function inDigits(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

/** Characters that leave no mark on a screen, or another mark than their own: control and format characters, fillers, variation selectors. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/** Control characters, and those that change the direction of the text around them. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
export const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
