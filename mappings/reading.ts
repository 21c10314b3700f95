import { fieldKey } from './keys.js';
import { labelOf } from './map-in.js';
import { readRecord } from './record.js';
import type { CrmTable, OutRow, TextTarget } from './table.js';

/** Which row of a table made a part of a message. */
export interface OutTrace {
  to: OutRow['to'];
  key: string;
  /** `HubSpot · Contact · First Name (firstname)` */
  row: string;
  value: string;
}

/** The rows of one target. */
type RowTo<To extends OutRow['to']> = OutRow & { to: To };

/** What a row makes of a value of the CRM; null when nothing of it can be used. */
type Using<To extends OutRow['to'], Value> = (
  value: unknown,
  row: RowTo<To>,
  note: (sentence: string) => void,
) => Value | null;

/** A record that is being read by the rows of a table; it keeps which row found what, and what could not be used. */
export class Reading {
  readonly trace: OutTrace[] = [];
  readonly notes: string[] = [];
  readonly #valueOf: (row: OutRow) => unknown;

  constructor(
    private readonly table: CrmTable,
    record: unknown,
    object: string | undefined,
  ) {
    this.#valueOf = readRecord(table, record, object).valueOf;
  }

  /** What the first row of a target finds that finds anything; the rows after it are not looked at. */
  first<To extends OutRow['to'], Value>(
    to: To,
    using: Using<To, Value>,
  ): { value: Value; row: OutRow } | null {
    for (const row of this.#rowsTo(to)) {
      const value = this.#read(row, using);
      if (value !== null) return { value, row };
    }
    return null;
  }

  /** What each row of a target finds, with the label of the field. */
  all<To extends OutRow['to'], Value>(to: To, using: Using<To, Value>): { value: Value; from: string }[] {
    return this.#rowsTo(to).flatMap((row) => {
      const value = this.#read(row, using);
      return value === null ? [] : [{ value, from: labelOf(this.table, row) }];
    });
  }

  text(to: TextTarget): string | null {
    return this.first(to, (value, row, note) => row.transform.apply(value, { note }))?.value ?? null;
  }

  #rowsTo<To extends OutRow['to']>(to: To): RowTo<To>[] {
    return this.table.out.filter((row): row is RowTo<To> => row.to === to);
  }

  #read<To extends OutRow['to'], Value>(row: RowTo<To>, using: Using<To, Value>): Value | null {
    const given = this.#valueOf(row);
    if (given === undefined || given === null) return null;
    const label = labelOf(this.table, row);
    const value = using(given, row, (sentence) => void this.notes.push(`${label}: ${sentence}`));
    if (value !== null) {
      const key = fieldKey(this.table.crm, row.object, row.field);
      this.trace.push({ to: row.to, key, row: `${label} (${row.field})`, value: shown(value) });
    }
    return value;
  }
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join('; ') : String(value);
}
