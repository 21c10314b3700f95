/** What a file can be in a message. A GIF is an MP4 video that plays by itself, a voice note a sound that was just spoken. */
export type MediaKind = 'image' | 'video' | 'gif' | 'document' | 'audio' | 'voice' | 'sticker';

/** What WhatsApp takes as one kind of media. */
export interface MediaRule {
  /** MIME types. */
  types: readonly string[];
  /** The types in words, as they follow “must be”. */
  wanted: string;
  /** Bytes. */
  largest: number;
  /** Bytes of one that does not move, where that makes a difference. */
  largestStill?: number;
}

const KB = 1024;
const MB = 1024 * KB;

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const POWERPOINT = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

const IMAGES = ['image/jpeg', 'image/png'];
const VIDEOS = ['video/mp4', 'video/3gpp'];
const SOUNDS = ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'];
const DOCUMENTS = [
  ...['application/pdf', 'text/plain', 'application/msword', 'application/vnd.ms-excel'],
  ...['application/vnd.ms-powerpoint', WORD, EXCEL, POWERPOINT],
];

/** Cloud API: supported media types. */
export const mediaRules: Readonly<Record<MediaKind, MediaRule>> = {
  image: { types: IMAGES, wanted: 'a JPEG or PNG image', largest: 5 * MB },
  video: { types: VIDEOS, wanted: 'an MP4 or 3GP video', largest: 16 * MB },
  gif: { types: ['video/mp4'], wanted: 'an MP4 video, which WhatsApp plays like a GIF', largest: 16 * MB },
  // Pictures and films may go as files too.
  document: {
    types: [...DOCUMENTS, ...IMAGES, ...VIDEOS],
    wanted: 'a PDF, text, Word, Excel or PowerPoint file',
    largest: 100 * MB,
  },
  audio: { types: SOUNDS, wanted: 'an AAC, AMR, MP3, M4A or OGG (Opus) sound', largest: 16 * MB },
  voice: { types: ['audio/ogg'], wanted: 'an OGG (Opus) sound', largest: 16 * MB },
  sticker: {
    types: ['image/webp'],
    wanted: 'a WebP image of 512 × 512 pixels',
    largest: 500 * KB,
    largestStill: 100 * KB,
  },
};

/** The MIME types that names of files give away by their ending. */
const BY_ENDING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp' },
    ...{ svg: 'image/svg+xml', bmp: 'image/bmp', tif: 'image/tiff', tiff: 'image/tiff' },
    ...{ heic: 'image/heic', avif: 'image/avif' },
    ...{ mp4: 'video/mp4', '3gp': 'video/3gpp', '3gpp': 'video/3gpp', mov: 'video/quicktime' },
    ...{ avi: 'video/x-msvideo', webm: 'video/webm', mkv: 'video/x-matroska', wmv: 'video/x-ms-wmv' },
    ...{ m4v: 'video/x-m4v' },
    ...{ mp3: 'audio/mpeg', m4a: 'audio/mp4', ogg: 'audio/ogg', opus: 'audio/ogg', aac: 'audio/aac' },
    ...{ amr: 'audio/amr', wav: 'audio/wav' },
    ...{ pdf: 'application/pdf', txt: 'text/plain', csv: 'text/plain' },
    ...{ doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint' },
    ...{ docx: WORD, xlsx: EXCEL, pptx: POWERPOINT },
  }),
);

/** How a name ends, in lower case without its dot; empty when it does not end like a file. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{2,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The MIME type that an ending gives away; undefined when it gives none away. */
export function typeOfEnding(ending: string): string | undefined {
  return BY_ENDING.get(ending);
}

/** The size as people write it. */
export function sizeText(bytes: number): string {
  return bytes >= MB ? `${bytes / MB} MB` : `${bytes / KB} KB`;
}
