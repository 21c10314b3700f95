import { DatabaseSync } from 'node:sqlite';

/** In pages of 4 KB; less waits for the next time. */
const worthCheckpointing = 2_000;

interface Progress {
  /** 1 when it could not be done to the end. */
  busy: number;
  /** Pages in the log. */
  log: number;
  /** Pages that are in the database file already. */
  checkpointed: number;
}

/** Moves what was committed from SQLite's write-ahead log to the database file, away from those who write. */
export class Checkpointer {
  private readonly file: DatabaseSync;

  constructor(path: string) {
    this.file = new DatabaseSync(path);
    this.file.exec('pragma busy_timeout = 1000; pragma wal_autocheckpoint = 0; pragma synchronous = full');
  }

  /** Writers do not wait for it. */
  run(): void {
    const { log, checkpointed } = this.checkpoint('noop');
    if (log - checkpointed >= worthCheckpointing) this.checkpoint('passive');
  }

  /**
   * Empties the log, which goes on holding what was deleted since. False when others were in the way; they wait for it
   * until what they wrote last is in the database file.
   */
  clear(): boolean {
    this.checkpoint('passive');
    return this.checkpoint('truncate').busy === 0;
  }

  close(): void {
    this.file.close();
  }

  private checkpoint(mode: 'noop' | 'passive' | 'truncate'): Progress {
    return this.file.prepare(`pragma wal_checkpoint(${mode})`).get() as unknown as Progress;
  }
}
