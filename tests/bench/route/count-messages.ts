/** Messages that the page has sent to workers. Import this before anything that starts one. */
export let messagesToWorkers = 0;

const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (this: Worker, ...values: unknown[]) {
  messagesToWorkers++;
  post.apply(this, values as Parameters<typeof post>);
};
