import { sql, type Kysely } from 'kysely';
import type { ColumnTypes } from '../database/database.js';

/** One row: when the hub last was unable to take what Meta told. */
export async function webhooksMissed(db: Kysely<unknown>, { integer }: ColumnTypes): Promise<void> {
  await sql`create table webhooks_missed (at ${integer} not null)`.execute(db);
  await sql`insert into webhooks_missed (at) values (0)`.execute(db);
}
