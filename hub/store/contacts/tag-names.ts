import type { Queries } from '../database/database.js';

/** So many ids in one query: databases allow only so many parameters. */
const atOnce = 500;

/** The tags of contacts as they are written, by contact. */
export async function tagNames(queries: Queries, ids: readonly string[]): Promise<Map<string, string[]>> {
  const tags = new Map<string, string[]>();
  for (let at = 0; at < ids.length; at += atOnce) {
    const rows = await queries
      .selectFrom('contact_tags')
      .select(['contact_id', 'name'])
      .where('contact_id', 'in', ids.slice(at, at + atOnce))
      .where('present', '=', 1)
      .execute();
    for (const { contact_id: id, name } of rows) tags.set(id, [...(tags.get(id) ?? []), name]);
  }
  return tags;
}
