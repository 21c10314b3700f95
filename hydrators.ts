import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundle, ZObject } from 'zapier-platform-core';
import { mediaFileName, sameHash } from './api/graph-api/media-file.js';
import { mediaFacts, saveMedia, type MediaReference } from './api/graph-api/media.js';

/** What a message says of its file; enough to fetch it later. */
export interface MediaToDownload extends MediaReference {
  /** As `messageType` names it. */
  type: string;
  file_name: string | null;
  mime_type: string | null;
  /** Hex. */
  sha256: string | null;
}

/**
 * Downloads a customer's file when a later step wants it, and gives Zapier's address of it. The file takes the way
 * over the disk: it may be 100 MB, and its hash must be right before anybody gets it.
 */
export const downloadMedia = async (z: ZObject, bundle: Bundle): Promise<string> => {
  const wanted = bundle.inputData as unknown as MediaToDownload;
  // Addresses of files end after 5 minutes, so the one in the message is of no use here.
  const facts = await mediaFacts(z, wanted);
  const mimeType = wanted.mime_type ?? facts.mimeType ?? 'application/octet-stream';
  const folder = await mkdtemp(join(tmpdir(), 'media-'));
  try {
    const file = join(folder, 'file');
    const hash = await saveMedia(z, facts.url, file);
    const expected = wanted.sha256 ?? facts.sha256;
    if (expected && !sameHash(expected, hash)) {
      throw new z.errors.Error(
        'The file arrived damaged: it is not the one the customer sent. Run this step again.',
      );
    }
    const { size } = await stat(file);
    // The platform's types leave out that the address comes later.
    return await z.stashFile(createReadStream(file), size, mediaFileName(wanted, mimeType), mimeType);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export default { downloadMedia };
