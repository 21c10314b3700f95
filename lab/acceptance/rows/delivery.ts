import { percent, type Measurement } from '../row.js';
import type { Journey } from '../sample-run.js';
import { deliveredAt } from '../status-watch.js';

/** How many of the sample messages the hub heard to be delivered. */
export function delivered(journeys: readonly Journey[]): number {
  return journeys.filter(({ followed }) => followed !== null && deliveredAt(followed) !== null).length;
}

/** The part of all sample messages that was delivered, as the hub heard it; what did not go out counts as lost. */
export function deliveryRate(journeys: readonly Journey[]): Measurement {
  const arrived = delivered(journeys);
  return {
    value: percent(arrived, journeys.length),
    detail: `${arrived} of ${journeys.length} sample messages have the status delivered or read in the hub.`,
    problems: journeys.flatMap(({ planned, messageId, followed, ended }) => {
      const name = `Message ${planned.number} (${planned.sample.name})`;
      if (messageId === null || followed === null)
        return [`${name} did not go out: ${ended.message ?? 'no answer'}`];
      if (deliveredAt(followed) !== null) return [];
      const last = [...followed.seenAt.keys()].at(-1);
      return [`${name} ${last === undefined ? 'has no status' : `got as far as ${last}`}.`];
    }),
  };
}
