import type { Lab } from '../lab.js';
import type { Data } from '../zapier/app-call.js';
import type { StepRun } from '../zapier/zap.js';
import { Inbox } from './inbox.js';

/** What can happen in the lab that a step waits for, or that is printed as it happens. */
export type Happening =
  | { what: 'webhook'; status: number | null; error: string | null }
  | { what: 'item'; zap: string; item: Data }
  | { what: 'step'; zap: string; step: StepRun }
  | { what: 'trouble'; zap: string; message: string };

/** Hears everything that happens from now on. */
export function happenings({ cloudApi, zapier }: Lab): Inbox<Happening> {
  const inbox = new Inbox<Happening>();
  cloudApi.on('webhook', ({ status, error }) => inbox.add({ what: 'webhook', status, error }));
  zapier.on('triggered', ({ zap, items }) => {
    for (const item of items) inbox.add({ what: 'item', zap, item });
  });
  zapier.on('step', ({ zap, step }) => inbox.add({ what: 'step', zap, step }));
  zapier.on('triggerFailed', ({ zap, message }) => inbox.add({ what: 'trouble', zap, message }));
  return inbox;
}

/** The first happening of a kind that fits; trouble in between, or `milliseconds` without it, is an error. */
export async function awaited<K extends Happening['what']>(
  inbox: Inbox<Happening>,
  what: K,
  fits: (happening: Extract<Happening, { what: K }>) => boolean,
  milliseconds: number,
): Promise<Extract<Happening, { what: K }>> {
  const wanted = (one: Happening): one is Extract<Happening, { what: K }> =>
    one.what === what && fits(one as Extract<Happening, { what: K }>);
  const complaint = `Nothing of it came within ${milliseconds / 1000} seconds.`;
  const first = await inbox.first((one) => wanted(one) || one.what === 'trouble', milliseconds, complaint);
  if (wanted(first)) return first;
  throw new Error(first.what === 'trouble' ? `${first.zap}: ${first.message}` : complaint);
}
