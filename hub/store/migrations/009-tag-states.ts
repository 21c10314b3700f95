import { sql, type Kysely } from 'kysely';
import type { ColumnTypes } from '../database/database.js';

/**
 * A contact has one row, a TagState, where each list and each of two times had its own. Nobody noted what a CRM was
 * given upon a list, and a source is one plain word, so the JSON is put together in the words of both databases.
 */
export async function tagStates(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  const statements = [
    sql`alter table contact_tag_lists rename to tag_lists_before`,
    sql`create table contact_tag_lists (
      contact_id ${text} not null primary key,
      state ${text} not null
    )`,
    sql`insert into contact_tag_lists (contact_id, state)
      select contact_id,
        '{"replacedAt":' || coalesce(max(at) filter (where source = 'replace'), 0)
        || ',"forgottenAt":' || coalesce(max(at) filter (where source = 'forgotten'), 0)
        || ',"lists":[' || coalesce(
          string_agg('{"source":"' || source || '","at":' || at || ',"tags":' || tags || ',"given":null}', ',')
            filter (where source not in ('replace', 'forgotten')), '')
        || '],"recent":[],"covered":[]}'
      from tag_lists_before group by contact_id`,
    sql`drop table tag_lists_before`,
  ];
  for (const statement of statements) await statement.execute(db);
}
