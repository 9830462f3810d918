/**
 * How many times more processor time `run` takes on `large` than on `small`, the best of several turns each. Eightfold
 * input takes about eight times as much if work is linear, and 64 times if it is quadratic: a limit between the two
 * stays far from noise, and processor time does not count what else the machine is doing.
 */
export function timesLonger(run: (size: number) => unknown, small: number, large: number): number {
  const best = (size: number) => Math.min(...[0, 1, 2].map(() => processorTime(() => run(size))));
  // Below two milliseconds the clock says little; a quadratic algorithm takes seconds on the large input.
  return best(large) / Math.max(best(small), 2);
}

/** Milliseconds. */
function processorTime(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  return process.cpuUsage(start).user / 1000;
}
