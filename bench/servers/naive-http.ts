import { DatabaseSync } from 'node:sqlite';
import { listen, readBody } from './listen.js';
import { isSigned } from './signature.js';

interface Body {
  entry: { changes: { value: { messages: { id: string }[] } }[] }[];
}

const database = new DatabaseSync(process.env.DATABASE_PATH ?? '');
database.exec('pragma journal_mode = wal; pragma synchronous = full');
database.exec('create table messages (id text primary key, body text not null)');
const insert = database.prepare('insert or ignore into messages values (?, ?)');

/** Baseline (c): what most people write: one durable insert a message, then the answer. */
listen((request, response) => {
  readBody(request, (body) => {
    if (isSigned(request, body)) {
      for (const entry of (JSON.parse(body.toString()) as Body).entry)
        for (const change of entry.changes)
          for (const message of change.value.messages) insert.run(message.id, JSON.stringify(message));
    } else {
      response.statusCode = 401;
    }
    response.end();
  });
});
