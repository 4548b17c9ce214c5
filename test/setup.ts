import fc from 'fast-check';

/** `FC_SEED` replays a failing run, `FC_RUNS` deepens one; the seed of a failure is printed by fast-check itself. */
const seed = process.env['FC_SEED'];
const runs = process.env['FC_RUNS'];
fc.configureGlobal({
  ...(seed ? { seed: Number(seed) } : {}),
  ...(runs ? { numRuns: Number(runs) } : {}),
});
