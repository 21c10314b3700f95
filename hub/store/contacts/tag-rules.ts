import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { TagRule } from '../../../whatsapp/tag-rule.js';
import { tagKey, tagName } from '../../../whatsapp/tags.js';
import { alphabetical } from '../../contacts/tag-set.js';
import type { Database, Queries } from '../database/database.js';
import type { Tables } from '../schema.js';
import { announceChange } from '../deliveries/subscriptions.js';

export type NewTagRule = Omit<TagRule, 'id' | 'updated_at'> & { id?: string | undefined };

/** The rules of an account, by tag. */
export async function listTagRules(queries: Queries, wabaId: string): Promise<TagRule[]> {
  const rows = await queries.selectFrom('tag_rules').select('rule').where('waba_id', '=', wabaId).execute();
  return rows
    .map(({ rule }) => JSON.parse(rule) as TagRule)
    .sort((one, other) => alphabetical(one.tag, other.tag) || (one.id < other.id ? -1 : 1));
}

/** Keeps the rule in the place of the one with its id; without an id, of the one for the same tag and number. */
export async function saveTagRule(database: Database, wanted: NewTagRule, now: number): Promise<TagRule> {
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const before = (await listTagRules(tx, wanted.waba_id)).find((rule) => isSame(rule, wanted));
    const rule: TagRule = {
      id: before?.id ?? randomBytes(9).toString('base64url'),
      waba_id: wanted.waba_id,
      tag: tagName(wanted.tag),
      keywords: wanted.keywords,
      keyword_match: wanted.keyword_match,
      payloads: wanted.payloads,
      phone_number_id: wanted.phone_number_id,
      on: wanted.on,
      updated_at: new Date(now).toISOString(),
    };
    await write(tx, rule);
    await announceChange(tx);
    return rule;
  });
}

/** True when there was one. */
export async function deleteTagRule(database: Database, wabaId: string, id: string): Promise<boolean> {
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const result = await tx
      .deleteFrom('tag_rules')
      .where('id', '=', id)
      .where('waba_id', '=', wabaId)
      .executeTakeFirstOrThrow();
    if (Number(result.numDeletedRows) === 0) return false;
    await announceChange(tx);
    return true;
  });
}

function isSame(rule: TagRule, wanted: NewTagRule): boolean {
  if (wanted.id !== undefined) return rule.id === wanted.id;
  return tagKey(rule.tag) === tagKey(tagName(wanted.tag)) && rule.phone_number_id === wanted.phone_number_id;
}

async function write(tx: Transaction<Tables>, rule: TagRule): Promise<void> {
  const json = JSON.stringify(rule);
  await tx
    .insertInto('tag_rules')
    .values({ id: rule.id, waba_id: rule.waba_id, rule: json })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ rule: json }))
    .execute();
}
