import type { MediaKind } from '../../whatsapp/media-rules.js';
import { misfit, oversize, type FileTraits } from '../../whatsapp/media-type.js';

/** For anything that the file fits. */
export const anyType = 'any';

type Sendable = Exclude<MediaKind, 'gif'>;

/** What a file can be sent as, named as the message types of “Send Message” are. */
const names: Readonly<Record<Sendable, string>> = {
  image: 'Image',
  video: 'Video',
  document: 'Document',
  audio: 'Audio',
  voice: 'Voice Note',
  sticker: 'Sticker',
};

export const uses = { [anyType]: 'Anything It Fits', ...names } as const;

type SizedFile = Pick<FileTraits, 'start'> & { size: number };

/** The types of message that can send the file. */
export function typesFor(mimeType: string, file: SizedFile): string[] {
  return kinds.filter((kind) => faultOf(kind, mimeType, file) === null).map((kind) => names[kind]);
}

/** Why the file cannot be used as was chosen, as the end of a sentence; null when it can. */
export function misfitFor(use: Sendable | typeof anyType, mimeType: string, file: SizedFile): string | null {
  if (use !== anyType) return faultOf(use, mimeType, file);
  if (typesFor(mimeType, file).length > 0) return null;
  const fitting = kinds.find((kind) => misfit(kind, mimeType) === null);
  if (fitting) return oversize(fitting, file);
  return `is of ${mimeType === 'application/octet-stream' ? 'an unknown type' : `the type ${mimeType}`}, which WhatsApp does not take. It takes JPEG and PNG images, WebP stickers, MP4 and 3GP videos, AAC, AMR, MP3, M4A and OGG sounds, and PDF, text, Word, Excel and PowerPoint files.`;
}

const kinds = Object.keys(names) as Sendable[];

function faultOf(kind: Sendable, mimeType: string, file: SizedFile): string | null {
  return misfit(kind, mimeType) ?? oversize(kind, file);
}
