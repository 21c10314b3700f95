import type { Progress } from './progress.js';

/** How a run is watched and bounded. */
export interface MeasureOptions {
  progress: Progress;
  /** Once it is aborted, nothing more is begun. */
  signal?: AbortSignal;
  /** How long the burst lasts; a minute when absent. */
  peakMs?: number;
}
