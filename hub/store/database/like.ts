import { sql, type RawBuilder } from 'kysely';

/** True where the column holds the text anywhere, letter by letter (SQLite: without regard to the case of A to Z). */
export function likeAnywhere(column: RawBuilder<unknown>, text: string): RawBuilder<boolean> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`${column} like ${pattern} escape '\\'`;
}
