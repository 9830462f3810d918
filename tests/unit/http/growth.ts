/**
 * How much longer `run` takes on `large` than on `small`, each the best of several turns. Eightfold input takes about
 * eight times as long if work is linear, and 64 times if it is quadratic: a limit between the two stays far from noise.
 */
export function timesLonger(run: (size: number) => unknown, small: number, large: number): number {
  const best = (size: number) => Math.min(...[0, 1, 2].map(() => time(() => run(size))));
  // Below a millisecond the clock says nothing; a quadratic algorithm takes seconds on the large input.
  const atLeast = Math.max(best(small), 1);
  return best(large) / atLeast;
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
