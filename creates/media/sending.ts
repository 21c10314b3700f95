import type { ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import { LEAST_SEND_TIME, type Sent } from '../../api/graph-api/send.js';
import { upload, type MappedFile, type SharedUploads, type Uploads } from './files.js';

/**
 * Codes with which WhatsApp refuses a message because it does not have the file (any more). It is provably not sent
 * then (Cloud API: 100, 131009, and 131052 and 131053 in an answer).
 */
const fileGone = new Set([100, 131009, 131052, 131053]);

/**
 * Uploads the files of a message and lets `send` send it with them, all before `deadline`. When WhatsApp has lost one
 * that an earlier run uploaded, they are uploaded anew, and it is sent again, once. `shared` is what other messages
 * upload beside it.
 */
export async function sendWithFiles<Result extends { sent: Sent }>(
  z: ZObject,
  phoneNumberId: string,
  files: MappedFile[],
  deadline: Deadline,
  send: (uploads: Uploads) => Promise<Result>,
  shared?: SharedUploads,
): Promise<Result> {
  const preparation = deadline.before(LEAST_SEND_TIME);
  const uploads = await upload(z, phoneNumberId, files, preparation, { shared });
  const first = await send(uploads);
  const { sent } = first;
  if (sent.ok || sent.code === null || !uploads.remembered || !fileGone.has(sent.code)) return first;
  return send(await upload(z, phoneNumberId, files, preparation, { again: true, shared }));
}
