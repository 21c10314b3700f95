import fc from 'fast-check';

/** Property tests try the same values in every run; another FC_SEED tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) });
