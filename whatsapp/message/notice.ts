import { listOf, numberOf, objectOf, textOf } from '../json.js';
import { e164OfWaId } from '../wa-id.js';
import type { IncomingMessage } from '../webhook.js';

/** What WhatsApp itself says: a changed number, an edit, a withdrawal, a message that cannot be shown. */
export interface NoticePart {
  /** Such as `user_changed_number`. */
  system_type: string | null;
  system_new_phone: string | null;
  system_new_wa_id: string | null;
  system_new_user_id: string | null;
  /** The message that was edited or withdrawn. */
  original_message_id: string | null;
  /** What could not be delivered to the business, such as `poll_creation`. */
  unsupported_type: string | null;
  error_code: number | null;
  error_title: string | null;
  error_details: string | null;
}

export function noticePart(message: IncomingMessage): NoticePart {
  const system = objectOf(message['system']);
  const newWaId = textOf(system['wa_id']) ?? textOf(system['new_wa_id']);
  const changed = objectOf(message.type === 'revoke' ? message['revoke'] : message['edit']);
  const error = objectOf(listOf(message['errors'])[0]);
  return {
    system_type: textOf(system['type']),
    system_new_phone: e164OfWaId(newWaId),
    system_new_wa_id: newWaId,
    system_new_user_id: textOf(system['user_id']),
    original_message_id: textOf(changed['original_message_id']),
    unsupported_type: textOf(objectOf(message['unsupported'])['type']),
    error_code: numberOf(error['code']),
    error_title: textOf(error['title']),
    error_details: textOf(objectOf(error['error_data'])['details']),
  };
}
