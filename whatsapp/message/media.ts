import { flagOf, isObject, objectOf, textOf } from '../json.js';
import type { IncomingMessage } from '../webhook.js';
import { editedMessage } from './text.js';

/** The file of a message. Meta keeps it for 7 days (Cloud API: media). */
export interface MediaPart {
  media_id: string | null;
  /** Only documents have a name. */
  media_file_name: string | null;
  media_mime_type: string | null;
  /** Lower-case hex. */
  media_sha256: string | null;
  media_caption: string | null;
  /** True for a voice message. */
  voice: boolean;
  /** True for a moving sticker. */
  animated: boolean;
}

const KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const;

/** The file of the message; of an edit, the file of the message it puts in place. */
export function mediaPart(message: IncomingMessage): MediaPart {
  const holder = message.type === 'edit' ? editedMessage(message) : message;
  const kind = KINDS.find((name) => holder.type === name && isObject(holder[name]));
  const media = objectOf(kind && holder[kind]);
  return {
    media_id: textOf(media['id']),
    media_file_name: textOf(media['filename']),
    media_mime_type: textOf(media['mime_type']),
    media_sha256: hexOfSha256(media['sha256']),
    media_caption: textOf(media['caption']),
    voice: flagOf(media['voice']) ?? false,
    animated: flagOf(media['animated']) ?? false,
  };
}

/** Meta writes the hash in base64 in webhooks and in hex elsewhere. Null when it is neither. */
function hexOfSha256(hash: unknown): string | null {
  const text = textOf(hash);
  if (text === null) return null;
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 ? bytes.toString('hex') : null;
}
