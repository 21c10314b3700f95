import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ZObject } from 'zapier-platform-core';
import { recall, remember } from '../cache.js';
import type { Deadline } from '../deadline.js';
import { graph, path } from './graph-call.js';
import type { InputFile } from '../input-file.js';

const DAY = 24 * 60 * 60;

/** An uploaded file lives for 30 days (Cloud API: media). */
export const MEDIA_LIFE_SECONDS = 30 * DAY;

/** It is forgotten a day before, in seconds. */
const MEMORY = MEDIA_LIFE_SECONDS - DAY;

export interface MediaToUpload extends Pick<InputFile, 'path' | 'size' | 'hash'> {
  phoneNumberId: string;
  mimeType: string;
  deadline: Deadline;
}

/** A file that WhatsApp has. */
export interface UploadedMedia {
  id: string;
  /** True when it was uploaded by an earlier run: WhatsApp may have lost it since. */
  remembered: boolean;
}

/**
 * Gives the media ID of a file. The same content goes up once for each number, as long as WhatsApp keeps it; with
 * `again` it goes up in any case.
 */
export async function uploadedMedia(z: ZObject, media: MediaToUpload, again = false): Promise<UploadedMedia> {
  const known = again ? null : await recall(z, keyOf(media));
  if (typeof known === 'string') return { id: known, remembered: true };
  const id = await upload(z, media);
  await remember(z, keyOf(media), id, MEMORY);
  return { id, remembered: false };
}

async function upload(z: ZObject, media: MediaToUpload): Promise<string> {
  const boundary = `file-${randomUUID()}`;
  const head = Buffer.from(
    `${part(boundary, 'messaging_product')}\r\n\r\nwhatsapp\r\n` +
      `${part(boundary, 'type')}\r\n\r\n${media.mimeType}\r\n` +
      `${part(boundary, 'file')}; filename="file"\r\nContent-Type: ${media.mimeType}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const { data } = await graph(z, path`${media.phoneNumberId}/media`, {
    method: 'POST',
    timeout: media.deadline.within(z),
    headers: {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Content-Length': String(head.length + media.size + tail.length),
    },
    body: Readable.from(inOrder(head, media.path, tail)),
  });
  const id = (data as { id?: unknown } | null)?.id;
  if (typeof id === 'string' && id) return id;
  throw new z.errors.Error(
    'WhatsApp took the file, but gave no ID for it. Nothing was sent. Try again in a few minutes.',
  );
}

function part(boundary: string, name: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
}

async function* inOrder(head: Buffer, file: string, tail: Buffer): AsyncGenerator<Buffer> {
  yield head;
  for await (const chunk of createReadStream(file)) yield chunk as Buffer;
  yield tail;
}

function keyOf({ phoneNumberId, mimeType, hash }: MediaToUpload): string {
  return `media/${phoneNumberId}/${mimeType}/${hash}`;
}
