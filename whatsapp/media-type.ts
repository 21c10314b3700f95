import type { MediaKind } from './template/part.js';

/** What a file that was fetched gives away about itself. */
export interface FileTraits {
  /** The first bytes; 16 are enough. */
  start: Buffer;
  /** As the server named it; null when it named none. */
  contentType: string | null;
  name: string | null;
}

const MB = 1024 * 1024;

/** Bytes that WhatsApp takes of each kind (Cloud API: supported media types). */
export const LARGEST: Readonly<Record<MediaKind, number>> = {
  image: 5 * MB,
  video: 16 * MB,
  gif: 16 * MB,
  document: 100 * MB,
};

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const POWERPOINT = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

const BY_ENDING: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  mp4: 'video/mp4',
  '3gp': 'video/3gpp',
  mov: 'video/quicktime',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  docx: WORD,
  xlsx: EXCEL,
  pptx: POWERPOINT,
};

const IMAGES = ['image/jpeg', 'image/png'];
const VIDEOS = ['video/mp4', 'video/3gpp'];
const DOCUMENTS = [
  ...['application/pdf', 'text/plain', 'application/msword', 'application/vnd.ms-excel'],
  ...['application/vnd.ms-powerpoint', WORD, EXCEL, POWERPOINT],
];

const TAKEN: Readonly<Record<MediaKind, readonly string[]>> = {
  image: IMAGES,
  video: VIDEOS,
  gif: ['video/mp4'],
  document: [...DOCUMENTS, ...IMAGES, ...VIDEOS],
};

const WANTED: Readonly<Record<MediaKind, string>> = {
  image: 'a JPEG or PNG image',
  video: 'an MP4 or 3GP video',
  gif: 'an MP4 video, which WhatsApp plays as a GIF',
  document: 'a PDF, text, Word, Excel or PowerPoint file',
};

/** Types that servers give when they do not know, or that say only how the file is packed. */
const VAGUE =
  /^(application\/(octet-stream|x-zip-compressed|zip|binary|x-binary|force-download)|binary\/.*|)$/;

/** The MIME type under which WhatsApp takes the file: its bytes decide, then what the server says, then its name. */
export function mimeTypeOf({ start, contentType, name }: FileTraits): string {
  const said = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const ending = /\.([a-z0-9]{2,5})$/i.exec(name ?? '')?.[1]?.toLowerCase() ?? '';
  const guess = VAGUE.test(said) ? BY_ENDING[ending] : said;
  const type = markOf(start) ?? guess ?? 'application/octet-stream';
  // A table or a page of plain text is plain text to WhatsApp.
  return type.startsWith('text/') ? 'text/plain' : type;
}

/** Why a file of this type cannot be used as this kind, as the end of a sentence; null when it can. */
export function misfit(kind: MediaKind, mimeType: string): string | null {
  if (TAKEN[kind].includes(mimeType)) return null;
  const given = mimeType === 'application/octet-stream' ? 'of an unknown type' : `of the type ${mimeType}`;
  return `must be ${WANTED[kind]}, and the file is ${given}. Use another file.`;
}

/** Why a file of this many bytes cannot be used as this kind, as the end of a sentence; null when it can. */
export function oversize(kind: MediaKind, bytes: number): string | null {
  if (bytes === 0) return 'has no content: the file is empty. Use another file.';
  if (bytes <= LARGEST[kind]) return null;
  return `is too large: WhatsApp takes up to ${LARGEST[kind] / MB} MB here. Use a smaller file.`;
}

/** What the first bytes prove; null for formats without a mark of their own. */
function markOf(start: Buffer): string | null {
  const word = (from: number, to: number) => start.toString('latin1', from, to);
  if (word(0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (word(0, 4) === '\x89PNG') return 'image/png';
  if (word(0, 4) === 'GIF8') return 'image/gif';
  if (word(0, 4) === 'RIFF' && word(8, 12) === 'WEBP') return 'image/webp';
  if (word(0, 5) === '%PDF-') return 'application/pdf';
  return word(4, 8) === 'ftyp' ? movieOf(word(8, 12)) : null;
}

/** The brand of an ISO media file tells a video from a sound or a picture in the same wrapping. */
function movieOf(brand: string): string {
  if (brand.startsWith('3g')) return 'video/3gpp';
  if (brand.startsWith('qt')) return 'video/quicktime';
  if (brand.startsWith('M4A')) return 'audio/mp4';
  return /^(heic|heix|mif1|msf1|avif)/.test(brand)
    ? `image/${brand === 'avif' ? 'avif' : 'heic'}`
    : 'video/mp4';
}
