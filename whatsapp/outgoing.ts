import { Form } from './outgoing/form.js';
import { kinds, type OutgoingType } from './outgoing/kinds.js';
import type { Content, OutgoingField, Values } from './outgoing/kind.js';
import type { Problem } from './template/check.js';

export type { OutgoingField, Values } from './outgoing/kind.js';
export type { OutgoingType } from './outgoing/kinds.js';

/** A message that is ready to be sent to somebody, or everything that is wrong with it. */
export type Outgoing =
  | {
      ok: true;
      /** What stands in the request beside the recipient (Cloud API: messages). */
      payload: OutgoingPayload;
      /** The message as the customer sees it, as text. */
      preview: string;
    }
  | { ok: false; problems: Problem[] };

export type OutgoingPayload = { type: Content['type'] } & Record<string, unknown>;

/** What each type of message is called. */
export const outgoingTypes: Readonly<Record<OutgoingType, string>> = Object.fromEntries(
  Object.entries(kinds).map(([type, { label }]) => [type, label]),
) as Record<OutgoingType, string>;

const replyTo: OutgoingField = {
  key: 'reply_to',
  label: 'Reply To',
  kind: 'text',
  required: false,
  group: 'reply',
  help: 'The Message ID of an earlier step: the message then quotes that one.',
};

/** What a message of this type asks for, in reading order; some choices among the values bring fields with them. */
export function outgoingFields(type: OutgoingType, values: Values): OutgoingField[] {
  return [...kinds[type].fields(values), ...(type === 'reaction' ? [] : [replyTo])];
}

/** Puts a message together and holds it against what WhatsApp allows. Values of other types are left alone. */
export function outgoingOf(type: OutgoingType, values: Values): Outgoing {
  const form = new Form(values);
  const { type: sentType, content, preview } = kinds[type].content(form);
  const quoted = type === 'reaction' ? '' : form.messageId(replyTo);
  if (form.problems.length > 0) return { ok: false, problems: form.problems };
  const context = quoted && { context: { message_id: quoted } };
  return { ok: true, payload: { type: sentType, [sentType]: content, ...context }, preview };
}
