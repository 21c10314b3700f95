import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

export interface StoredFile {
  name: string;
  type: string;
  content: Buffer;
}

/** All files together; the oldest go first. */
const maxBytes = 256 * 1024 * 1024;

/** Where `z.stashFile` puts files, and where other steps fetch them: Zapier's file store, in memory. */
export class FileStore {
  private readonly files = new Map<string, StoredFile>();
  private bytes = 0;

  /** Keeps the file and gives its key. */
  add(file: StoredFile, key: string = randomUUID()): string {
    this.files.set(key, file);
    this.bytes += file.content.length;
    for (const [oldest, { content }] of this.files) {
      if (this.bytes <= maxBytes || oldest === key) break;
      this.files.delete(oldest);
      this.bytes -= content.length;
    }
    return key;
  }

  get(key: string): StoredFile | undefined {
    return this.files.get(key);
  }
}

/** Serves the store: the multipart upload that a presigned request stands for, and the download. */
export function serveFiles(server: FastifyInstance, files: FileStore): void {
  server.post('/files/', async (request, reply) => {
    const form = await new Response(request.body as Buffer<ArrayBuffer>, {
      headers: { 'content-type': request.headers['content-type'] ?? '' },
    }).formData();
    const key = form.get('key');
    const file = form.get('file');
    if (typeof key !== 'string' || file === null) {
      return reply.code(400).send('An upload has the fields "key" and "file".');
    }
    const content = typeof file === 'string' ? Buffer.from(file) : Buffer.from(await file.arrayBuffer());
    const type = form.get('Content-Type');
    files.add(
      {
        name: typeof file === 'string' ? 'unnamedfile' : file.name,
        type: typeof type === 'string' ? type : 'application/octet-stream',
        content,
      },
      key,
    );
    return reply.code(204).send();
  });

  server.get<{ Params: { key: string } }>('/files/:key', async (request, reply) => {
    const file = files.get(request.params.key);
    if (!file) return reply.code(404).send('No such file.');
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .type(file.type)
      .send(file.content);
  });
}
