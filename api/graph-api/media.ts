import type { ZObject } from 'zapier-platform-core';
import { askForFile } from '../ask.js';
import { graph, path } from './graph-call.js';
import { otherMetaAnswer } from '../other-answer.js';
import { graphErrorOf, graphRefusal } from '../refusal.js';
import { savedStream } from '../saved-stream.js';

/** A download may be 100 MB, and Zapier ends a step after 30 seconds, in which it also stores the file. */
const DOWNLOAD_TIMEOUT = 20_000;

const SIZE_TIMEOUT = 2_000;

/** Which file, and through which number it came. */
export interface MediaReference {
  media_id: string;
  phone_number_id: string | null;
}

/** What Meta says of a file (Cloud API: media). */
export interface MediaFacts {
  /** Where the bytes are, for 5 minutes. */
  url: string;
  mimeType: string | null;
  /** In hex or in base64: both are seen. */
  sha256: string | null;
  /** Bytes. */
  size: number | null;
}

/** Asks Meta for a file; `timeout` in milliseconds. A file that is gone gives its own error. */
export async function mediaFacts(
  z: ZObject,
  { media_id: id, phone_number_id: number }: MediaReference,
  timeout?: number,
): Promise<MediaFacts> {
  const response = await graph(z, path`${id}`, {
    ...(timeout && { timeout }),
    params: number ? { phone_number_id: number } : {},
    skipThrowForStatus: true,
  });
  const code = graphErrorOf(response.data)?.code;
  if (code === 100 || response.status === 404) throw mediaGone(z);
  const refusal = graphRefusal(z, response);
  if (refusal) throw refusal;
  const node = response.data as Record<string, unknown>;
  const url = textOf(node.url);
  if (url === null) throw otherMetaAnswer(z, 'address of a file');
  return {
    url,
    mimeType: textOf(node.mime_type),
    sha256: textOf(node.sha256),
    // Meta's documents say a number, its answers are texts.
    size: Number(node.file_size) || null,
  };
}

/** Bytes of a file, or null when Meta does not tell at once: a size is not worth holding a Zap up for. */
export async function mediaSize(z: ZObject, media: MediaReference): Promise<number | null> {
  try {
    return (await mediaFacts(z, media, SIZE_TIMEOUT)).size;
  } catch {
    return null;
  }
}

/** Writes the bytes of a file to the disk, where `file` says, and gives their SHA-256. */
export function saveMedia(
  z: ZObject,
  url: string,
  file: string,
  timeout = DOWNLOAD_TIMEOUT,
): Promise<Buffer> {
  const question = { url, timeout, skipThrowForStatus: true };
  return askForFile(z, 'WhatsApp', question, async (response, end) => {
    if (response.status === 404) throw mediaGone(z);
    if (response.status !== 200) {
      throw new z.errors.Error(
        `WhatsApp did not hand over the file (HTTP ${response.status}). Try again in a few minutes.`,
      );
    }
    const saved = await savedStream(response.body, file, { end });
    if (!saved) throw brokenOff(z);
    return saved.hash;
  });
}

function brokenOff(z: ZObject): Error {
  return new z.errors.Error(
    'The customer’s file stopped arriving from WhatsApp before it was complete. Try again in a few minutes.',
  );
}

function mediaGone(z: ZObject): Error {
  return new z.errors.HaltedError(
    'WhatsApp no longer has this file: it keeps what a customer sends for 7 days. Ask the customer to send it again.',
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value ? value : null;
}
