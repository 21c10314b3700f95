import type { HubEventOf } from './event.js';
import { objectOf, textOf, type JsonObject } from './json.js';
import { changeOf, templateChanges, type TemplateChange } from './template-event/change.js';
import { rejectionOf } from './template-event/rejection.js';
import { subjectOf } from './template-event/subject.js';
import { qualityOf } from './template/quality.js';
import { isoTime } from './time.js';

/** Every key is always there; what the change does not have is null. Times are ISO-8601 in UTC. */
export interface TemplateEventItem extends CategoryPart, ReasonPart, ReviewPart {
  id: string;
  /** One word, such as `approved`; see `templateChanges`. */
  change: string;
  /** What happened, as a sentence that names the template. */
  explanation: string;
  advice: string | null;
  template_id: string | null;
  template_name: string | null;
  /** Such as `en_US`. */
  template_language: string | null;
  /** high, medium, low or not_known. */
  quality: string | null;
  previous_quality: string | null;
  /** The new text: header, body and footer, with a line between them. */
  text: string | null;
  disabled_at: string | null;
  occurred_at: string;
  received_at: string;
  waba_id: string;
}

interface CategoryPart {
  /** marketing, utility or authentication: the one it has now. */
  category: string | null;
  previous_category: string | null;
  /** The one that Meta holds for right. */
  correct_category: string | null;
  /** When Meta is going to change it. */
  category_changes_at: string | null;
}

/** Why it was rejected or paused. */
interface ReasonPart {
  /** Meta's word in lower case, such as `invalid_format`. */
  reason: string | null;
  /** What Meta itself writes about this template. */
  details: string | null;
  recommendation: string | null;
}

interface ReviewPart {
  /** Null when the hub does not know of the submission. */
  submitted_at: string | null;
  /** From submitting to the decision, with one decimal. */
  review_minutes: number | null;
}

/** The flat form of a change of a template, the same for a hook and for a list. */
export function templateEventItem(event: HubEventOf<'template'>): TemplateEventItem {
  const value = objectOf(event.data.value);
  const { templateId, name, language } = subjectOf(value);
  const change = changeOf(event.field, value);
  const reason = wordOf(value['reason']);
  return {
    id: event.id,
    change,
    ...sentences(change, value, name, language),
    template_id: templateId,
    template_name: name,
    template_language: language,
    ...categoryPart(value, change),
    quality: qualityOf(textOf(value['new_quality_score'])),
    previous_quality: qualityOf(textOf(value['previous_quality_score'])),
    reason: reason === 'none' ? null : reason,
    details: detailsOf(value),
    recommendation: textOf(objectOf(value['rejection_info'])['recommendation']),
    text: change === 'text_changed' ? newText(value) : null,
    ...reviewPart(event),
    disabled_at: isoTime(objectOf(value['disable_info'])['disable_date']),
    occurred_at: event.occurred_at,
    received_at: event.received_at,
    waba_id: event.waba_id,
  };
}

/** How long Meta pauses a template: each time longer (Cloud API: template pausing). */
const PAUSES: Readonly<Record<string, string>> = {
  FIRST_PAUSE: 'This is its first pause and lasts 3 hours.',
  SECOND_PAUSE: 'This is its second pause and lasts 6 hours; the next time it is disabled.',
};

function sentences(change: string, value: JsonObject, name: string | null, language: string | null) {
  const known = (templateChanges as Readonly<Record<string, TemplateChange>>)[change];
  const template = `The template “${name ?? 'without a name'}”${language === null ? '' : ` (${language})`}`;
  const happened = (known?.happened ?? `{template} has a new state: ${change}.`).replace('{template}', () =>
    known?.happened.startsWith('{template}') === false ? lowered(template) : template,
  );
  if (change === 'rejected') {
    const rejection = rejectionOf(textOf(value['reason']));
    if (rejection) return { explanation: `${happened} ${rejection.explanation}`, advice: rejection.advice };
  }
  const pause = change === 'paused' && PAUSES[textOf(objectOf(value['other_info'])['title']) ?? ''];
  return { explanation: pause ? `${happened} ${pause}` : happened, advice: known?.advice ?? null };
}

function lowered(template: string): string {
  return template.charAt(0).toLowerCase() + template.slice(1);
}

/** While a change is only announced, `new_category` is the category that the template still has. */
function categoryPart(value: JsonObject, change: string): CategoryPart {
  return {
    category:
      wordOf(value['new_category']) ??
      wordOf(value['category']) ??
      wordOf(value['message_template_category']),
    previous_category: wordOf(value['previous_category']),
    correct_category: wordOf(value['correct_category']),
    category_changes_at: change === 'category_changing' ? isoTime(value['category_update_timestamp']) : null,
  };
}

function reviewPart({ data, occurred_at }: HubEventOf<'template'>): ReviewPart {
  const submitted = Date.parse(data.review?.submitted_at ?? '');
  if (Number.isNaN(submitted)) return { submitted_at: null, review_minutes: null };
  const took = Math.max(0, Date.parse(occurred_at) - submitted);
  return {
    submitted_at: new Date(submitted).toISOString(),
    review_minutes: Math.round(took / 6_000) / 10,
  };
}

function detailsOf(value: JsonObject): string | null {
  return (
    textOf(objectOf(value['rejection_info'])['reason']) ??
    textOf(objectOf(value['other_info'])['description'])
  );
}

function newText(value: JsonObject): string | null {
  const parts = ['title', 'element', 'footer'].map((part) => textOf(value[`message_template_${part}`]));
  return parts.filter((part) => part !== null).join('\n\n') || null;
}

function wordOf(value: unknown): string | null {
  return textOf(value)?.toLowerCase() ?? null;
}
