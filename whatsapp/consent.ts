import { consentWords, type ConsentWords } from './consent/keywords.js';
import { isRefusal } from './consent/refusals.js';
import { said } from './consent/said.js';
import type { HubEvent } from './event.js';
import { objectOf, textOf } from './json.js';
import { replyPart } from './message/reply.js';
import { messageText } from './message/text.js';
import { epochMs } from './time.js';
import type { IncomingMessage } from './webhook.js';

/**
 * Whether a contact may get marketing. `transactional`: nobody agreed yet. `pending`: asked to confirm (double opt-in).
 * Only `opted_in` allows marketing templates.
 */
export type ConsentState = 'transactional' | 'pending' | 'opted_in' | 'opted_out';

export const consentStates: Record<ConsentState, string> = {
  transactional: 'Neither Opted In Nor Out',
  pending: 'Waiting for Confirmation',
  opted_in: 'Opted In',
  opted_out: 'Opted Out',
};

/** Payloads for the buttons of a message that asks for consent: these answer it, whatever is written on them. */
export const consentPayloads = { agree: 'consent:agree', refuse: 'consent:refuse' } as const;

/** What a customer said about marketing. */
export interface ConsentAnswer {
  state: 'opted_in' | 'opted_out';
  /** `double` when it answers a question for consent; null for who opts out. */
  method: 'single' | 'double' | null;
  /** What proves it, in words. */
  evidence: string;
  messageId: string | null;
}

/** Where the customer stands: what an answer means depends on what was asked. */
export interface ConsentStanding {
  state: ConsentState;
  /** Since when, in epoch milliseconds; null: not known. */
  at: number | null;
  /** The message that asked for consent, when the state is `pending` and it is known. */
  messageId: string | null;
}

type Meaning = keyof ConsentWords;

/** How long a question for consent waits: a “yes” after that is about something else. */
const ANSWER_WITHIN_MS = 7 * 86_400_000;

/** What is longer says more than a word about marketing. */
const LONGEST = 200;

const meanings: ReadonlyMap<string, Meaning> = new Map(
  Object.values(consentWords).flatMap((language) =>
    (Object.entries(language) as [Meaning, readonly string[]][]).flatMap(([meaning, list]) =>
      list.map((word) => [said(word), meaning] as const),
    ),
  ),
);

/**
 * What the event says about marketing, or null: WhatsApp's own switch (`user_preferences`), or a message to the
 * business that is nothing but a word for it, written or on the button that was pressed; a refusal may be polite, as
 * in “please stop sending me messages”. “Please don't stop” is none.
 */
export function consentOf(event: HubEvent, standing: ConsentStanding): ConsentAnswer | null {
  if (event.event === 'user_preference') return preferenceOf(objectOf(event.data.value));
  if (event.event !== 'message') return null;
  const { message } = event.data;
  // What is written in a group is not said to the business alone.
  if (textOf(message.group_id) !== null) return null;
  if (message.type === 'text') return writtenAnswer(message, standing);
  if (message.type === 'button' || message.type === 'interactive') return pressedAnswer(message, standing);
  return null;
}

/** Cloud API, `user_preferences`: the customer's own switch for the marketing messages of this business. */
function preferenceOf(value: Record<string, unknown>): ConsentAnswer | null {
  if ((textOf(value['category']) ?? 'marketing_messages') !== 'marketing_messages') return null;
  const choice = value['value'];
  const evidence = `In WhatsApp: ${textOf(value['detail']) ?? `chose “${textOf(choice) ?? ''}” for marketing messages`}`;
  if (choice === 'stop') return { state: 'opted_out', method: null, evidence, messageId: null };
  if (choice !== 'resume' && choice !== 'signup') return null;
  return { state: 'opted_in', method: 'single', evidence, messageId: null };
}

function writtenAnswer(message: IncomingMessage, standing: ConsentStanding): ConsentAnswer | null {
  const text = messageText(message);
  const meaning = meaningOf(text);
  return answer(meaning === 'alone' ? 'stop' : meaning, standing, `Wrote “${text.trim()}”`, message);
}

function pressedAnswer(message: IncomingMessage, standing: ConsentStanding): ConsentAnswer | null {
  const {
    button_payload: payload,
    button_text: text,
    list_reply_id: choice,
    list_reply_title: title,
  } = replyPart(message);
  const pressed = [payload, text, choice, title].filter((written) => written !== null);
  const evidence = `Pressed “${text ?? title ?? payload ?? choice ?? ''}”`;
  if (payload === consentPayloads.agree) return answer('subscribe', standing, evidence, message);
  if (payload === consentPayloads.refuse) return answer('stop', standing, evidence, message);
  const whole = pressed.map(meaningOf).find((meaning) => meaning !== null) ?? null;
  if (isAnswer(message, standing)) {
    return answer(whole ?? openingOf(text ?? title ?? ''), standing, evidence, message);
  }
  // “Yes” or “Start” on a button answers the message it is on, and that was not the question for consent.
  return whole === 'stop' || whole === 'subscribe' ? answer(whole, standing, evidence, message) : null;
}

/** True when consent was asked for not long ago, and the message is not known to answer another one. */
function isAnswer(message: IncomingMessage, { state, at, messageId }: ConsentStanding): boolean {
  if (state !== 'pending' || isOver(message, at)) return false;
  const answered = textOf(objectOf(message['context'])['id']);
  if (messageId === null || answered === messageId) return true;
  // What is typed names no message, as a rule; a button always belongs to one.
  return answered === null && message.type === 'text';
}

function isOver(message: IncomingMessage, askedAt: number | null): boolean {
  const at = epochMs(message.timestamp);
  return askedAt !== null && at !== null && at - askedAt > ANSWER_WITHIN_MS;
}

function answer(
  meaning: Meaning | null,
  standing: ConsentStanding,
  evidence: string,
  message: IncomingMessage,
): ConsentAnswer | null {
  const asked = isAnswer(message, standing);
  const messageId = textOf(message.id);
  if (meaning === 'stop' || (meaning === 'no' && asked)) {
    return { state: 'opted_out', method: null, evidence, messageId };
  }
  const agrees =
    meaning === 'subscribe' ||
    (meaning === 'yes' && asked) ||
    (meaning === 'start' && (asked || standing.state === 'opted_out'));
  return agrees ? { state: 'opted_in', method: asked ? 'double' : 'single', evidence, messageId } : null;
}

/** What a text means that is nothing but a word of the lists. To refuse may be said with politer words around it. */
function meaningOf(text: string): Meaning | null {
  if (text.length > LONGEST) return null;
  const words = said(text);
  return meanings.get(words) ?? (isRefusal(words) ? 'stop' : null);
}

/** What a button means by its beginning, such as “Yes, I want offers”. */
function openingOf(text: string): 'yes' | 'no' | null {
  const words = said(text).split(' ');
  for (let length = words.length; length > 0; length -= 1) {
    const meaning = meanings.get(words.slice(0, length).join(' '));
    if (meaning === 'yes' || meaning === 'no') return meaning;
  }
  return null;
}
