import { DatabaseSync } from 'node:sqlite';

/** Frames are pages of 4 KB. Below the first nothing is done; above the second the log starts over. */
const worthCheckpointing = 1_000;
const startOver = 16_000;

interface Progress {
  busy: number;
  /** Frames in the log. */
  log: number;
  /** Frames that are in the database file already. */
  checkpointed: number;
}

/** Moves what was committed from SQLite's write-ahead log to the database file, away from the hot path. */
export class Checkpointer {
  private readonly file: DatabaseSync;

  constructor(path: string) {
    this.file = new DatabaseSync(path);
    this.file.exec('pragma busy_timeout = 1000; pragma wal_autocheckpoint = 0; pragma synchronous = full');
  }

  /** Under steady load the log never runs empty; when it is long, writers wait for a moment so that it can start over. */
  run(): void {
    const { log, checkpointed } = this.checkpoint('noop');
    if (log - checkpointed >= worthCheckpointing) this.checkpoint('passive');
    if (log > startOver) this.checkpoint('restart');
  }

  close(): void {
    this.file.close();
  }

  private checkpoint(mode: 'noop' | 'passive' | 'restart'): Progress {
    return this.file.prepare(`pragma wal_checkpoint(${mode})`).get() as unknown as Progress;
  }
}
