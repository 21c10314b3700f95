import { chance } from '../../../lab/cloud-api/faults/chance.js';
import { LUCKY_GARDEN } from '../../../lab/cloud-api/seed/seed.js';
import type { Data } from '../../../lab/zapier/app-call.js';
import { templates, type Setting } from './setting.js';

/** One message that a Zap wants to send: each to a customer of its own, so that nothing can be mixed up. */
export interface Operation {
  /** For the seed, and to name it. */
  number: number;
  waId: string;
  /** What the step gets, each time it is run. */
  input: Data;
  /** Marketing to a customer who did not agree. */
  mustNotGo: boolean;
}

const place = { waba_id: LUCKY_GARDEN.wabaId, phone_number_id: LUCKY_GARDEN.phoneNumberId };

/** The part that is marketing, and of that the part to customers who did not agree. */
const marketing = 0.2;
const unwanted = 0.3;
/** The part with a deduplication key of the person; the others are known again by what they are. */
const keyed = 0.5;

export function operationOf(number: number, seed: string): Operation {
  const is = (what: string, part: number) => chance(seed, what, number) < part;
  const isMarketing = is('marketing', marketing);
  const waId = `49171${1_000_000 + number}`;
  const { id } = isMarketing ? templates.marketing : templates.utility;
  return {
    number,
    waId,
    mustNotGo: isMarketing && is('unwanted', unwanted),
    input: {
      ...place,
      to: `+${waId}`,
      template_id: id,
      body_1: `LG-${number}`,
      if_hub_unreachable: 'stop',
      ...(is('keyed', keyed) && { deduplication_key: `order ${number}` }),
    },
  };
}

/** Records the consent of all who agreed to marketing. */
export async function recordConsents(setting: Setting, operations: readonly Operation[]): Promise<void> {
  const token = setting.meta.issueToken();
  for (const { input, waId, mustNotGo } of operations) {
    if (input.template_id !== templates.marketing.id || mustNotGo) continue;
    const answer = await fetch(`${setting.hub.url}/v1/contacts/${waId}/consent`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        waba_id: place.waba_id,
        state: 'opted_in',
        source: 'zapier',
        evidence: 'Agreed in the test',
      }),
    });
    if (!answer.ok) throw new Error(`The consent was not recorded: ${await answer.text()}`);
  }
}
