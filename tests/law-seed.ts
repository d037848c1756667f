import fc from 'fast-check';

/**
 * One commit is either red or green: laws draw the same input in every run. `LAW_SEED=<number>` draws other input,
 * and what it finds becomes an example of its own.
 */
fc.configureGlobal({ seed: Number(process.env.LAW_SEED ?? 20261123) });
