import { wrongInRecord, wrongOnPhone } from '../expectation.js';
import { percent, type Measurement } from '../row.js';
import type { Journey } from '../sample-run.js';
import type { Setting } from '../setting.js';

/**
 * The part of the messages that went out whose content is as the approved template and the values say: as the hub
 * recorded it, and in the lab as the customer's phone shows it.
 */
export async function contentRight(
  { hub, played }: Setting,
  journeys: readonly Journey[],
): Promise<Measurement> {
  const problems: string[] = [];
  let right = 0;
  let sent = 0;
  for (const { messageId, planned, sample } of journeys) {
    if (messageId === null) continue;
    sent += 1;
    const recorded = (await hub.message(messageId))?.text ?? null;
    const wrong = recorded === null ? ['the hub recorded no text'] : wrongInRecord(sample.expected, recorded);
    if (played) {
      const { chats } = played.lab.cloudApi.phone(planned.to);
      const shown = chats.flatMap(({ messages }) => messages).find(({ id }) => id === messageId);
      wrong.push(...(shown ? wrongOnPhone(sample.expected, shown) : ['it is not on the phone']));
    }
    if (wrong.length === 0) right += 1;
    else problems.push(`Message ${planned.number} (${planned.sample.name}): ${wrong.join(', ')}.`);
  }
  const where = played ? 'on the customer’s phone and in the hub' : 'in the hub’s record of what was sent';
  return {
    value: percent(right, sent),
    detail: `${right} of ${sent} messages that went out are ${where} as the approved template and the values say.`,
    problems,
  };
}
