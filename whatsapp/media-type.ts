import { endingOf, mediaRules, sizeText, typeOfEnding, type MediaKind } from './media-rules.js';

/** What a file that was fetched gives away about itself. */
export interface FileTraits {
  /** The first bytes; 32 are enough. */
  start: Buffer;
  /** As the server named it; null when it named none. */
  contentType: string | null;
  name: string | null;
}

/** Types that servers give when they do not know, or that say only how the file is packed. */
const VAGUE =
  /^(application\/(octet-stream|x-zip-compressed|zip|binary|x-binary|force-download)|binary\/.*|)$/;

/** Other names under which servers give types that WhatsApp takes. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['image/jpg', 'image/jpeg'],
  ['audio/mp3', 'audio/mpeg'],
  ['audio/m4a', 'audio/mp4'],
  ['audio/x-m4a', 'audio/mp4'],
  ['audio/x-aac', 'audio/aac'],
  ['audio/opus', 'audio/ogg'],
  ['application/ogg', 'audio/ogg'],
]);

/** The MIME type under which WhatsApp takes the file: its bytes decide, then what the server says, then its name. */
export function mimeTypeOf({ start, contentType, name }: FileTraits): string {
  const said = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const told = VAGUE.test(said) ? typeOfEnding(endingOf(name ?? '')) : (ALIASES.get(said) ?? said);
  const mark = markOf(start);
  // Many sounds come in the wrapping of a video.
  const proven = mark === 'video/mp4' && told === 'audio/mp4' ? told : mark;
  const type = proven ?? told ?? 'application/octet-stream';
  // A table or a page of plain text is plain text to WhatsApp.
  return type.startsWith('text/') ? 'text/plain' : type;
}

/** Why a file of this type cannot be used as this kind, as the end of a sentence; null when it can. */
export function misfit(kind: MediaKind, mimeType: string): string | null {
  const { types, wanted } = mediaRules[kind];
  if (types.includes(mimeType)) return null;
  const given = mimeType === 'application/octet-stream' ? 'of an unknown type' : `of the type ${mimeType}`;
  return `must be ${wanted}, and the file is ${given}. Use another file.`;
}

/** Why a file of this many bytes cannot be used as this kind, as the end of a sentence; null when it can. */
export function oversize(
  kind: MediaKind,
  { size, start }: Pick<FileTraits, 'start'> & { size: number },
): string | null {
  if (size === 0) return 'has no content: the file is empty. Use another file.';
  const { largest, largestStill = largest } = mediaRules[kind];
  const most = isAnimated(start) ? largest : largestStill;
  if (size <= most) return null;
  return `is too large: WhatsApp takes up to ${sizeText(most)} here. Use a smaller file.`;
}

/** What the first bytes prove; null for formats without a mark of their own. */
function markOf(start: Buffer): string | null {
  const word = (from: number, to: number) => start.toString('latin1', from, to);
  if (word(0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (word(0, 4) === '\x89PNG') return 'image/png';
  if (word(0, 4) === 'GIF8') return 'image/gif';
  if (word(0, 4) === 'RIFF' && word(8, 12) === 'WEBP') return 'image/webp';
  if (word(0, 5) === '%PDF-') return 'application/pdf';
  if (word(4, 8) === 'ftyp') return movieOf(word(8, 12));
  return soundOf(start);
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

function soundOf(start: Buffer): string | null {
  const word = (from: number, to: number) => start.toString('latin1', from, to);
  if (word(0, 4) === 'OggS') return 'audio/ogg';
  if (word(0, 5) === '#!AMR') return 'audio/amr';
  if (word(0, 3) === 'ID3') return 'audio/mpeg';
  const [first = 0, second = 0] = start;
  if (first !== 0xff) return null;
  // Frames begin with a row of ones; the two bits of the layer tell AAC (0) from MP3 (layer III).
  if ((second & 0xf6) === 0xf0) return 'audio/aac';
  return (second & 0xe6) === 0xe2 ? 'audio/mpeg' : null;
}

/** A WebP image says in its extended header whether it moves (WebP container specification). */
function isAnimated(start: Buffer): boolean {
  return start.toString('latin1', 12, 16) === 'VP8X' && ((start[20] ?? 0) & 0x02) !== 0;
}
