import type { ServiceWindow } from '../../api/hub-api/service-window.js';
import { clockTime, zoneOf } from '../../whatsapp/time-zone.js';

/** Why nothing but a template can go out now. `timezone` is that of the person's Zapier account. */
export function closedSentence(endsAt: string | null, timezone: string | null | undefined): string {
  if (endsAt === null) {
    return 'The hub knows of no message or call of this customer to this number, so that WhatsApp delivers only templates.';
  }
  const zone = zoneOf(timezone);
  return `The service window closed at ${clockTime(Date.parse(endsAt), zone)} (${zone}), 24 hours after the customer’s last message or call: now WhatsApp delivers only templates.`;
}

/** What to do about it. */
export const whatToDo =
  'Nothing was sent. Choose “Send a Template Instead” under “If the Window Is Closed”, or wait until the customer writes.';

/** What a person should know about the window of a message that was sent all the same; null when there is nothing. */
export function windowNote(
  window: ServiceWindow,
  sentAs: 'message' | 'template',
  timezone: string | null | undefined,
): string | null {
  switch (window.state) {
    case 'open':
      return null;
    case 'unknown':
      return `The service window was not checked. ${window.why} If it was closed, WhatsApp will not deliver the message, and its status will say so.`;
    case 'closed':
      return sentAs === 'template'
        ? `${closedSentence(window.endsAt, timezone)} The template was sent instead.`
        : `${closedSentence(window.endsAt, timezone)} The message was sent all the same; its status will say whether it arrived.`;
  }
}
