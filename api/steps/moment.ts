import type { Bundle, ZObject } from 'zapier-platform-core';
import { localMoment } from '../../whatsapp/local-moment.js';
import { zoneOf } from '../../whatsapp/time-zone.js';

/**
 * The moment in a field as ISO-8601 in UTC, undefined when it was left empty. A text without a time zone is in the
 * one of the person’s Zapier account.
 * @throws a sentence when it cannot be read.
 */
export function momentIn(
  z: ZObject,
  { meta }: Pick<Bundle, 'meta'>,
  label: string,
  written: unknown,
): string | undefined {
  const text = String(written ?? '').trim();
  if (text === '') return undefined;
  const moment = localMoment(text, zoneOf(meta?.timezone));
  if (moment !== null) return new Date(moment).toISOString();
  throw new z.errors.HaltedError(
    `“${label}” is not a date and time that can be read. Write it as 2026-03-01T18:30:00Z, or map a date field to it.`,
  );
}
