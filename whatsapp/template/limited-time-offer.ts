import { momentOf, writtenMoment } from './moment.js';
import {
  fieldIn,
  fixedPart,
  missing,
  problem,
  type Part,
  type Place,
  type Problem,
  type TemplateField,
} from './part.js';
import type { TemplateComponent, TemplateValues } from './template.js';
import { valueOf } from './value.js';
import { objectOf, textOf } from '../json.js';

/** What a limited-time offer is about, and a countdown to its end when it has one. */
export function limitedTimeOffer(place: Place, component: TemplateComponent): Part {
  const offer = objectOf(component['limited_time_offer']);
  const text = textOf(offer['text']) ?? '';
  if (offer['has_expiration'] !== true) return fixedPart(text);
  const field = fieldIn(place, {
    key: 'offer_expires_at',
    label: 'Offer: expires at',
    kind: 'datetime',
    required: true,
    group: 'body',
    help: 'Date, time and time zone, such as 2026-12-31T18:00+01:00. WhatsApp counts down to it.',
  });
  return {
    fields: [field],
    problems: (values, now) => expiryProblems(place, field, valueOf(values, field.key), now),
    components: (values) => [
      {
        type: 'limited_time_offer',
        parameters: [
          {
            type: 'limited_time_offer',
            limited_time_offer: { expiration_time_ms: expiry(values, field) },
          },
        ],
      },
    ],
    preview: (values) => {
      const ends = expiry(values, field);
      return `[${[text, ends && `until ${writtenMoment(ends)}`].filter(Boolean).join(': ')}]`;
    },
  };
}

function expiryProblems(place: Place, field: TemplateField, written: string, now: number): Problem[] {
  if (written === '') return [missing(field, place)];
  const moment = momentOf(written);
  if (moment === 'no time zone') {
    return [problem(field, 'does not say in which time zone. Put it at the end: 2026-12-31T18:00+01:00.')];
  }
  if (moment === 'unreadable') {
    return [problem(field, 'is not a date and time. Write it like 2026-12-31T18:00+01:00.')];
  }
  return moment > now
    ? []
    : [problem(field, `is in the past: ${writtenMoment(moment)}. Choose a time to come.`)];
}

function expiry(values: TemplateValues, { key }: TemplateField): number {
  const moment = momentOf(valueOf(values, key));
  return typeof moment === 'number' ? moment : 0;
}
