import {
  FLOOR_MARK,
  OWN_END_MARK,
  OWN_START_MARK,
  SETTLED_MARK,
  STEP_MARK,
  STEPS_END_MARK,
  WAIT_MARK,
} from "./marks.ts";

/** An event of Chromium's trace format; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** What the thread has had of processors so far. */
  tts?: number;
  /** Of `dur`, the time in which the thread had a processor. */
  tdur?: number;
  args?: { name?: string };
}

export interface TaskTimes {
  /** Of the page's thread, at the steps. */
  steps: ThreadTimes;
  /** The same at the repaints without the route; empty where there were none. */
  floor: ThreadTimes;
  /** Of our own code, the time in which it had a processor, one number a step; zeros where nothing is ours. */
  ownProcessorMilliseconds: number[];
  /** Of the tasks of all workers, from the first step of each block until the map is idle after its last. */
  workerMilliseconds: number;
}

/** One number a step. */
export interface ThreadTimes {
  taskMilliseconds: number[];
  /** Of that, the time in which the thread had a processor. */
  processorMilliseconds: number[];
}

/** Categories of the trace that `taskTimes` reads. */
export const TRACE_CATEGORIES = ["toplevel", "blink.user_timing", "__metadata"];

/** What Chromium calls a task of any thread. */
const TASK = "ThreadControllerImpl::RunTask";
const WORKER_THREAD = "DedicatedWorker thread";
const MARKS = [STEP_MARK, FLOOR_MARK, STEPS_END_MARK, SETTLED_MARK];

/**
 * Tasks of the thread that sets the first of two marks of user timing, from there until the second is set, the task that
 * sets it among them; to the end of the trace where it is never set. Throws Error for a trace without the first.
 */
export function tasksBetween(events: readonly TraceEvent[], from: string, to?: string): TraceEvent[] {
  const start = events.find(({ name }) => name === from);
  if (!start) throw new Error("The trace does not hold the mark of the page.");
  const end = events.find(({ name }) => name === to)?.ts ?? Infinity;
  return events.filter(
    ({ name, pid, tid, ts }) => name === TASK && pid === start.pid && tid === start.tid && ts >= start.ts && ts < end,
  );
}

/**
 * Times of tasks by step: from the task that sets a step's mark to the task that sets the next, without those in which
 * the bench waits. Throws Error for a trace without marks, tasks or processor times: another browser may name them
 * otherwise.
 */
export function taskTimes(events: readonly TraceEvent[]): TaskTimes {
  const marks = events.filter(({ name }) => MARKS.includes(name)).sort(byTime);
  const first = marks.find(({ name }) => name === STEP_MARK);
  if (!first || marks.at(-1)?.name !== SETTLED_MARK) throw new Error("The trace does not hold the marks of the steps.");
  const { pid, tid } = first;
  const tasks = events.filter(({ name, dur }) => name === TASK && dur !== undefined).sort(byTime);
  const all = tasks.filter((task) => task.pid === pid && task.tid === tid);
  const waits = new Set(events.filter(({ name }) => name === WAIT_MARK).map((mark) => all[taskAt(all, mark)]));
  const own = all.filter((task) => !waits.has(task));
  const steps = timesAt(own, marks, STEP_MARK);
  if (!steps.processorMilliseconds.some((milliseconds) => milliseconds > 0))
    throw new Error("The trace does not hold the processor time of tasks.");
  return {
    steps,
    floor: timesAt(own, marks, FLOOR_MARK),
    ownProcessorMilliseconds: ownTimes(events, marks),
    workerMilliseconds: workerTime(events, tasks, marks, pid),
  };
}

/** Of the steps that a mark of this name begins. */
function timesAt(tasks: readonly TraceEvent[], marks: readonly TraceEvent[], name: string): ThreadTimes {
  const steps = marks.flatMap((mark, index) =>
    mark.name === name ? [tasks.slice(taskAt(tasks, mark), taskAt(tasks, marks[index + 1]!))] : [],
  );
  return {
    taskMilliseconds: steps.map((step) => sum(step.map(({ dur = 0 }) => dur))),
    processorMilliseconds: steps.map((step) => sum(step.map(({ tdur = 0 }) => tdur))),
  };
}

function ownTimes(events: readonly TraceEvent[], marks: readonly TraceEvent[]): number[] {
  const starts = events.filter(({ name }) => name === OWN_START_MARK).sort(byTime);
  const ends = events.filter(({ name }) => name === OWN_END_MARK).sort(byTime);
  const sections = starts.map(({ ts, tts = NaN }, index) => ({ ts, took: (ends[index]?.tts ?? NaN) - tts }));
  return marks.flatMap((mark, index) => {
    if (mark.name !== STEP_MARK) return [];
    const within = sections.filter(({ ts }) => ts >= mark.ts && ts < marks[index + 1]!.ts);
    return [sum(within.map(({ took }) => took))];
  });
}

function workerTime(
  events: readonly TraceEvent[],
  tasks: readonly TraceEvent[],
  marks: readonly TraceEvent[],
  pid: number,
): number {
  const threads = new Set(
    events
      .filter((event) => event.pid === pid && event.name === "thread_name" && event.args?.name === WORKER_THREAD)
      .map(({ tid }) => tid),
  );
  const working = tasks.filter((task) => task.pid === pid && threads.has(task.tid));
  const isStepping = ({ ts }: TraceEvent) => {
    const before = marks.filter((mark) => mark.ts <= ts && mark.name !== STEPS_END_MARK).at(-1);
    return before?.name === STEP_MARK;
  };
  return sum(working.filter(isStepping).map(({ dur = 0 }) => dur));
}

/** Index of the task in which something happened. */
function taskAt(tasks: readonly TraceEvent[], { ts }: TraceEvent): number {
  const index = firstAfter(tasks, ts) - 1;
  if (index < 0) throw new Error("The trace does not hold the task of a step.");
  return index;
}

/** Index of the first task that starts after an instant; tasks are in order of time. */
function firstAfter(tasks: readonly TraceEvent[], ts: number): number {
  let [low, high] = [0, tasks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tasks[middle]!.ts <= ts) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byTime(a: TraceEvent, b: TraceEvent): number {
  return a.ts - b.ts;
}

/** Microseconds added up, as milliseconds. */
function sum(microseconds: readonly number[]): number {
  return microseconds.reduce((all, one) => all + one, 0) / 1000;
}
