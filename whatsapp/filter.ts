import { decodeCallbackData } from './callback-data.js';
import type { HubEvent } from './event.js';
import { objectOf } from './json.js';
import { folded, hasKeyword, type KeywordMatch } from './keyword.js';
import { messageText, messageType } from './message/text.js';
import { changeOf } from './template-event/change.js';
import { subjectOf, templateIdOf } from './template-event/subject.js';

/**
 * Which events a Zap wants: the wire form of the hub's API, hence snake_case. Everything given must hold;
 * what is absent or empty does not count.
 */
export interface EventFilter {
  phone_number_id?: string;
  /** Message types as `messageType` names them. */
  types?: string[];
  /** Any of these; case and accents do not matter. */
  keywords?: string[];
  keyword_match?: KeywordMatch;
  /** Only a customer's first message. */
  first_only?: boolean;
  statuses?: string[];
  /** Only this template: its changes, and the statuses of messages that this integration sent from it. */
  template_id?: string;
  /** Changes of templates, as `templateChanges` names them. */
  changes?: string[];
  /** Only changes of templates whose name holds this; case and accents do not matter. */
  template_name?: string;
}

/** The folded keywords of a filter: one filter sees thousands of messages. */
const foldedKeywords = new WeakMap<EventFilter, readonly string[]>();

/** True when the event is one that the filter wants. A wish about messages is never met by another kind of event. */
export function matches(event: HubEvent, filter: EventFilter): boolean {
  if (filter.phone_number_id && event.phone_number_id !== filter.phone_number_id) return false;
  if (filter.template_id && templateOf(event) !== filter.template_id) return false;
  return matchesMessage(event, filter) && matchesStatus(event, filter) && matchesTemplate(event, filter);
}

/** The template that an event is about, or null. */
function templateOf(event: HubEvent): string | null {
  if (event.event === 'template') return templateIdOf(objectOf(event.data.value));
  if (event.event !== 'status') return null;
  return decodeCallbackData(event.data.status.biz_opaque_callback_data)?.templateId ?? null;
}

function matchesMessage(event: HubEvent, filter: EventFilter): boolean {
  const keywords = keywordsOf(filter);
  const types = filter.types ?? [];
  if (types.length === 0 && keywords.length === 0 && !filter.first_only) return true;
  if (event.event !== 'message') return false;
  if (filter.first_only && !event.first_message) return false;
  const { message } = event.data;
  if (types.length > 0 && !types.includes(messageType(message))) return false;
  return (
    keywords.length === 0 ||
    hasKeyword(folded(messageText(message)), keywords, filter.keyword_match ?? 'contains')
  );
}

function matchesStatus(event: HubEvent, filter: EventFilter): boolean {
  const statuses = filter.statuses ?? [];
  if (statuses.length === 0) return true;
  return event.event === 'status' && statuses.includes(event.data.status.status ?? '');
}

function matchesTemplate(event: HubEvent, filter: EventFilter): boolean {
  const changes = filter.changes ?? [];
  if (changes.length === 0 && !filter.template_name) return true;
  if (event.event !== 'template') return false;
  const value = objectOf(event.data.value);
  if (changes.length > 0 && !changes.includes(changeOf(event.field, value))) return false;
  return folded(subjectOf(value).name ?? '').includes(folded(filter.template_name ?? ''));
}

function keywordsOf(filter: EventFilter): readonly string[] {
  let keywords = foldedKeywords.get(filter);
  if (!keywords) {
    keywords = (filter.keywords ?? []).map(folded).filter((keyword) => keyword !== '');
    foldedKeywords.set(filter, keywords);
  }
  return keywords;
}
