import type { Ticks } from '../entities.js';
import type { StatusDelays } from '../messages/statuses.js';
import type { StatusFault } from './fault.js';

/** When each status of a message comes, under what goes wrong with them. */
export function delaysUnder(fault: StatusFault | null, delays: StatusDelays): StatusDelays {
  const { sent, delivered, read } = delays;
  if (fault?.kind === 'reordered_status') return { sent: read, delivered, read: sent };
  if (fault?.kind !== 'late_status') return delays;
  const late = fault.milliseconds;
  return { sent: sent + late, delivered: delivered + late, read: read + late };
}

/** How often the webhook of a status goes out. */
export function timesTold(fault: StatusFault | null, status: Ticks): number {
  if (fault?.kind === 'lost_status') return fault.statuses?.every((lost) => lost !== status) ? 1 : 0;
  return fault?.kind === 'repeated_status' ? 2 : 1;
}
