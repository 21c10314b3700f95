const MB = 1024 * 1024;

interface MediaKind {
  types: readonly string[];
  largest: number;
}

/** What each kind of media may be and how large (Cloud API: supported media types). */
export const MEDIA_KINDS: Record<string, MediaKind> = {
  audio: { types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], largest: 16 * MB },
  image: { types: ['image/jpeg', 'image/png'], largest: 5 * MB },
  sticker: { types: ['image/webp'], largest: 500 * 1024 },
  video: { types: ['video/mp4', 'video/3gpp'], largest: 16 * MB },
  // A GIF is a short silent film to WhatsApp (Cloud API: template headers).
  gif: { types: ['video/mp4'], largest: 3.5 * MB },
  document: {
    types: [
      'application/pdf',
      'text/plain',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.ms-excel',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    largest: 100 * MB,
  },
};

/** The kind a MIME type belongs to; parameters such as `; codecs=opus` do not matter. */
export function kindOf(mimeType: string): string | undefined {
  const plain = plainType(mimeType);
  return Object.keys(MEDIA_KINDS).find((kind) => MEDIA_KINDS[kind]?.types.includes(plain));
}

/** Whether media of this MIME type can be sent as that kind; any type can go as a document. */
export function fits(kind: string, mimeType: string): boolean {
  return kind === 'document' || MEDIA_KINDS[kind]?.types.includes(plainType(mimeType)) === true;
}

/** What the first bytes say the file is, where they say it; undefined for formats without a mark of their own. */
export function sniffedType(bytes: Buffer): string | undefined {
  const starts = (...prefix: number[]) => prefix.every((byte, index) => bytes[index] === byte);
  const word = (start: number, end: number) => bytes.toString('latin1', start, end);
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (word(0, 4) === '%PDF') return 'application/pdf';
  if (word(0, 4) === 'RIFF' && word(8, 12) === 'WEBP') return 'image/webp';
  if (word(0, 4) === 'OggS') return 'audio/ogg';
  return undefined;
}

export function plainType(mimeType: string): string {
  return mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
}
