import { decodeCallbackData } from './callback-data.js';
import type { HubEvent } from './event.js';
import { folded, hasKeyword, type KeywordMatch } from './keyword.js';
import { messageText, messageType } from './message/text.js';

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
  /** Only statuses of messages that were sent from this template by this integration. */
  template_id?: string;
}

/** The folded keywords of a filter: one filter sees thousands of messages. */
const foldedKeywords = new WeakMap<EventFilter, readonly string[]>();

/** True when the event is one that the filter wants. A wish about messages is never met by another kind of event. */
export function matches(event: HubEvent, filter: EventFilter): boolean {
  if (filter.phone_number_id && event.phone_number_id !== filter.phone_number_id) return false;
  return matchesMessage(event, filter) && matchesStatus(event, filter);
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
  if (statuses.length === 0 && !filter.template_id) return true;
  if (event.event !== 'status') return false;
  const { status } = event.data;
  if (statuses.length > 0 && !statuses.includes(status.status ?? '')) return false;
  return (
    !filter.template_id ||
    decodeCallbackData(status.biz_opaque_callback_data)?.templateId === filter.template_id
  );
}

function keywordsOf(filter: EventFilter): readonly string[] {
  let keywords = foldedKeywords.get(filter);
  if (!keywords) {
    keywords = (filter.keywords ?? []).map(folded).filter((keyword) => keyword !== '');
    foldedKeywords.set(filter, keywords);
  }
  return keywords;
}
