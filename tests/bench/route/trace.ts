import { SETTLED_MARK, STEP_MARK, STEPS_END_MARK, WAIT_MARK } from "./marks.ts";

/** An event of Chromium's trace format; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Of `dur`, the time in which the thread had a processor. */
  tdur?: number;
  args?: { name?: string };
}

export interface TaskTimes {
  /** Of the tasks of the page's thread, one number a step. */
  taskMilliseconds: number[];
  /** Of that, the time in which it had a processor. */
  processorMilliseconds: number[];
  /** Of the tasks of all workers, from the first step until the map is idle. */
  workerMilliseconds: number;
}

/** Categories of the trace that `taskTimes` reads. */
export const TRACE_CATEGORIES = ["toplevel", "blink.user_timing", "__metadata"];

const TASK = "ThreadControllerImpl::RunTask";
const MARKS = [STEP_MARK, STEPS_END_MARK, SETTLED_MARK];

/**
 * Times of tasks by step: from the task that sets a step's mark to the task that sets the next, without those in which
 * the bench waits. Throws Error for a trace
 * without marks, tasks or processor times: another browser may name them otherwise.
 */
export function taskTimes(events: readonly TraceEvent[]): TaskTimes {
  const marks = events.filter(({ name }) => MARKS.includes(name)).sort(byTime);
  const [first] = marks;
  const last = marks.at(-1);
  if (!first || last?.name !== SETTLED_MARK) throw new Error("The trace does not hold the marks of the steps.");
  const { pid, tid } = first;
  const tasks = events.filter(({ name, dur }) => name === TASK && dur !== undefined).sort(byTime);
  const all = tasks.filter((task) => task.pid === pid && task.tid === tid);
  const waits = new Set(events.filter(({ name }) => name === WAIT_MARK).map((mark) => all[taskAt(all, mark)]));
  const own = all.filter((task) => !waits.has(task));
  const starts = marks.filter(({ name }) => name !== SETTLED_MARK).map((mark) => taskAt(own, mark));
  const steps = starts.slice(0, -1).map((start, index) => own.slice(start, starts[index + 1]));
  const processorMilliseconds = steps.map((step) => sum(step.map(({ tdur = 0 }) => tdur)));
  if (sum(processorMilliseconds) === 0) throw new Error("The trace does not hold the processor time of tasks.");
  const workers = new Set(
    events
      .filter((event) => event.pid === pid && event.name === "thread_name" && event.args?.name === WORKER_THREAD)
      .map((event) => event.tid),
  );
  const working = tasks.filter(
    (task) => task.pid === pid && workers.has(task.tid) && task.ts >= first.ts && task.ts <= last.ts,
  );
  return {
    taskMilliseconds: steps.map((step) => sum(step.map(({ dur = 0 }) => dur))),
    processorMilliseconds,
    workerMilliseconds: sum(working.map(({ dur = 0 }) => dur)),
  };
}

const WORKER_THREAD = "DedicatedWorker thread";

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
