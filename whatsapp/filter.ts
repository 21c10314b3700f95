import { decodeCallbackData } from './callback-data.js';
import type { HubEvent } from './event.js';
import { ruleKey, rulesOf } from './handoff.js';
import { objectOf } from './json.js';
import { folded, hasKeyword, wordsOf, type KeywordMatch, type Words } from './keyword.js';
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
  /** Only a customer's first message since the hub was connected. */
  first_only?: boolean;
  statuses?: string[];
  /** Only this template: its changes, and the statuses of messages that this integration sent from it. */
  template_id?: string;
  /** Changes of templates, as `templateChanges` names them. */
  changes?: string[];
  /** Only changes of templates whose name holds this; case and accents do not matter. */
  template_name?: string;
  /** Only changes of consent to one of these states. */
  consent_states?: string[];
  /**
   * The conditions under which a Zap wants a conversation handed to a person; any of them. A filter without one asks
   * for nothing, and wants every handoff that others asked for.
   */
  handoff_keywords?: string[];
  handoff_complaint_words?: boolean;
  handoff_more_than?: number;
  handoff_unanswered_seconds?: number;
  /** Only failures of these kinds. */
  failure_kinds?: string[];
}

/** The keywords of a filter as they are compared: one filter sees thousands of messages. */
const keywords = new WeakMap<EventFilter, readonly Words[]>();
/** And its conditions of a handoff, as `ruleKey` writes them. */
const handoffs = new WeakMap<EventFilter, readonly string[]>();

/** True when the event is one that the filter wants. A wish about messages is never met by another kind of event. */
export function matches(event: HubEvent, filter: EventFilter): boolean {
  return matcherOf(event)(filter);
}

/** As `matches`, for an event that many filters look at: what it says is read once. */
export function matcherOf(event: HubEvent): (filter: EventFilter) => boolean {
  const template = once(() => templateOf(event));
  const words = once(() => wordsOf(event.event === 'message' ? messageText(event.data.message) : ''));
  return (filter) => {
    if (filter.phone_number_id && !isOfNumber(event, filter.phone_number_id)) return false;
    if (filter.template_id && template() !== filter.template_id) return false;
    return (
      matchesMessage(event, filter, words) &&
      matchesStatus(event, filter) &&
      matchesTemplate(event, filter) &&
      matchesConsent(event, filter) &&
      matchesHandoff(event, filter) &&
      matchesFailure(event, filter)
    );
  };
}

/** Consent that a CRM or an action changed was given to no number, so it is of each. */
function isOfNumber(event: HubEvent, phoneNumberId: string): boolean {
  if (event.event === 'consent' && event.phone_number_id === null) return true;
  return event.phone_number_id === phoneNumberId;
}

/** The template that an event is about, or null. */
function templateOf(event: HubEvent): string | null {
  if (event.event === 'template') return templateIdOf(objectOf(event.data.value));
  if (event.event !== 'status') return null;
  return decodeCallbackData(event.data.status.biz_opaque_callback_data)?.templateId ?? null;
}

function matchesMessage(event: HubEvent, filter: EventFilter, words: () => Words): boolean {
  const wanted = keywordsOf(filter);
  const types = filter.types ?? [];
  if (types.length === 0 && wanted.length === 0 && !filter.first_only) return true;
  if (event.event !== 'message') return false;
  if (filter.first_only && !event.first_message) return false;
  if (types.length > 0 && !types.includes(messageType(event.data.message))) return false;
  return wanted.length === 0 || hasKeyword(words(), wanted, filter.keyword_match ?? 'contains');
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

function matchesConsent(event: HubEvent, filter: EventFilter): boolean {
  const states = filter.consent_states ?? [];
  if (states.length === 0) return true;
  return event.event === 'consent' && states.includes(event.data.state);
}

function matchesHandoff(event: HubEvent, filter: EventFilter): boolean {
  const wanted = handoffRulesOf(filter);
  if (wanted.length === 0) return true;
  return event.event === 'handoff' && event.data.rules.some((rule) => wanted.includes(rule));
}

function matchesFailure(event: HubEvent, filter: EventFilter): boolean {
  const kinds = filter.failure_kinds ?? [];
  if (kinds.length === 0) return true;
  return event.event === 'failure' && kinds.includes(event.data.failure.kind);
}

function handoffRulesOf(filter: EventFilter): readonly string[] {
  let wanted = handoffs.get(filter);
  if (!wanted) {
    wanted = rulesOf(filter).map(ruleKey);
    handoffs.set(filter, wanted);
  }
  return wanted;
}

function keywordsOf(filter: EventFilter): readonly Words[] {
  let wanted = keywords.get(filter);
  if (!wanted) {
    wanted = (filter.keywords ?? []).map(wordsOf).filter((keyword) => keyword.folded !== '');
    keywords.set(filter, wanted);
  }
  return wanted;
}

/** Works out the answer when it is first asked for, and keeps it. */
function once<T>(answer: () => T): () => T {
  let kept: { answer: T } | undefined;
  return () => (kept ??= { answer: answer() }).answer;
}
