import { percentile } from '../percentile.js';
import type { Measurement } from '../row.js';
import type { Journey } from '../sample-run.js';
import { deliveredAt } from '../status-watch.js';

/** So many per cent of the messages are as fast, or faster. */
const share = 95;

/** Seconds from the start of the step until the hub knew that the message was delivered, of each that was. */
export function displayTimes(journeys: readonly Journey[]): number[] {
  return journeys.flatMap(({ ended, followed }) => {
    const at = followed && deliveredAt(followed);
    return at === null ? [] : [(at - ended.startedAt) / 1_000];
  });
}

/** How long it takes until a message is on the phone; one that never came took for ever. */
export function timeToDisplay(journeys: readonly Journey[]): Measurement {
  const times = displayTimes(journeys);
  const never = Array.from({ length: journeys.length - times.length }, () => Infinity);
  const seconds = (value: number) => (Number.isFinite(value) ? `${value.toFixed(2)} s` : 'never');
  return {
    value: percentile([...times, ...never], share),
    detail: `From the start of the step to the status delivered in the hub: ${share} of 100 messages are as fast. Half of them: ${seconds(percentile(times, 50))}, the slowest: ${seconds(percentile(times, 100))}.`,
    problems: [],
  };
}
