import { sql, type Kysely } from 'kysely';
import type { ColumnTypes } from '../database/database.js';

/** How far each Zap that polls has got. */
export async function windowsHandedOut(
  db: Kysely<unknown>,
  { integer, text, keyOnlyTable }: ColumnTypes,
): Promise<void> {
  await sql`create table windows_handed_out (
    waba_id ${text} not null,
    zap ${text} not null,
    list ${text} not null,
    until ${integer} not null,
    contact_id ${text} not null,
    primary key (waba_id, zap, list)
  ) ${keyOnlyTable}`.execute(db);
}
