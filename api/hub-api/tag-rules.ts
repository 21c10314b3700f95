import type { ZObject } from 'zapier-platform-core';
import type { TagRule, TagRuleTrial } from '../../whatsapp/tag-rule.js';
import { hub } from './hub.js';
import { listIn, withId } from '../other-answer.js';

/** Milliseconds: a trial reads the messages of a month. */
const TRIAL_TIME = 20_000;

/** A rule as a person writes it; with an `id` it takes the place of the one that has it. */
export type TagRuleDraft = Omit<TagRule, 'id' | 'waba_id' | 'updated_at'> & { id?: string | undefined };

/** Keeps a rule; from then on it tags who writes. */
export async function putTagRule(z: ZObject, wabaId: string, rule: TagRuleDraft): Promise<TagRule> {
  const { data } = await hub(z, 'v1/tag-rules', { method: 'PUT', body: { waba_id: wabaId, ...rule } });
  return withId(z, data, 'tag rule');
}

/** Says what a rule would have done in the last `days` days (1 to 30), and changes nothing. */
export async function tryTagRule(
  z: ZObject,
  wabaId: string,
  rule: TagRuleDraft,
  days: number,
): Promise<TagRuleTrial> {
  const { data } = await hub(z, 'v1/tag-rules/trial', {
    method: 'POST',
    body: { waba_id: wabaId, ...rule, days },
    timeout: TRIAL_TIME,
  });
  listIn(z, data, 'examples', 'trial of a tag rule');
  return data as TagRuleTrial;
}
