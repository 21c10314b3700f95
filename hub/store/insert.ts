import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from './database.js';
import type { Tables } from './schema.js';

/** A value of a column. */
export type Cell = string | number | null;

/**
 * `insert into …` for many rows at a time. This is the hot path: the SQL text of every row count is made once,
 * and Kysely is not asked to build it.
 */
export class Insert<Returned = never> {
  private readonly texts = new Map<number, string>();

  /** `ending` follows the rows, such as `on conflict do nothing`. */
  constructor(
    private readonly database: Database,
    private readonly table: keyof Tables,
    private readonly columns: readonly string[],
    private readonly ending = '',
  ) {}

  /** Inserts rows whose cells stand one after the other in `cells`; gives what the ending returns. */
  async run(tx: Transaction<Tables>, cells: readonly Cell[]): Promise<Returned[]> {
    const width = this.columns.length;
    const returned: Returned[] = [];
    for (let at = 0; at < cells.length;) {
      const rows = this.database.rowsPerInsert((cells.length - at) / width);
      const chunk = cells.slice(at, at + rows * width);
      const result = await tx.executeQuery<Returned>(CompiledQuery.raw(this.textFor(rows), chunk));
      for (const row of result.rows) returned.push(row);
      at += rows * width;
    }
    return returned;
  }

  private textFor(rows: number): string {
    let text = this.texts.get(rows);
    if (text === undefined) {
      let n = 0;
      const row = () => `(${this.columns.map(() => this.database.placeholder(++n)).join(', ')})`;
      text = `insert into ${this.table} (${this.columns.join(', ')}) values ${Array.from({ length: rows }, row).join(', ')} ${this.ending}`;
      this.texts.set(rows, text);
    }
    return text;
  }
}
