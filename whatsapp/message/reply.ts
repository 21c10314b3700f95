import { isObject, numberOf, objectOf, textOf, type JsonObject } from '../json.js';
import { isoTime } from '../time.js';
import type { IncomingMessage } from '../webhook.js';

/** What a customer answered by tapping, choosing or filling in a form. */
export interface ReplyPart {
  button_payload: string | null;
  button_text: string | null;
  list_reply_id: string | null;
  list_reply_title: string | null;
  list_reply_description: string | null;
  flow_name: string | null;
  flow_token: string | null;
  /** The answers of a flow or an address form, by their names. */
  flow_answers: JsonObject | null;
  /** `accept` or `reject`. */
  call_permission_response: string | null;
  call_permission_expires_at: string | null;
}

/** Template buttons and interactive buttons give the same two fields. */
export function replyPart(message: IncomingMessage): ReplyPart {
  const interactive = objectOf(message['interactive']);
  const templateButton = objectOf(message['button']);
  const button = objectOf(interactive['button_reply']);
  const choice = objectOf(interactive['list_reply']);
  const form = objectOf(interactive['nfm_reply']);
  const answers = answersOf(form['response_json']);
  const permission = objectOf(interactive['call_permission_reply']);
  return {
    button_payload: textOf(templateButton['payload']) ?? textOf(button['id']),
    button_text: textOf(templateButton['text']) ?? textOf(button['title']),
    list_reply_id: textOf(choice['id']),
    list_reply_title: textOf(choice['title']),
    list_reply_description: textOf(choice['description']),
    flow_name: textOf(form['name']),
    flow_token: textOf(answers?.['flow_token']),
    flow_answers: answers && withoutToken(answers),
    call_permission_response: textOf(permission['response']),
    call_permission_expires_at: isoTime(numberOf(permission['expiration_timestamp'])),
  };
}

/** Meta writes the answers as a JSON text inside the JSON. What cannot be read is kept as it is, under `answer`. */
function answersOf(responseJson: unknown): JsonObject | null {
  if (isObject(responseJson)) return responseJson;
  const text = textOf(responseJson);
  if (text === null) return null;
  try {
    const answers: unknown = JSON.parse(text);
    return isObject(answers) ? answers : { answer: answers };
  } catch {
    return { answer: text };
  }
}

function withoutToken(answers: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => name !== 'flow_token'));
}
