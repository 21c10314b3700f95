import { missing, problem, type MediaKind, type Place, type Problem, type TemplateField } from './part.js';

/** File endings that give a kind away. Documents may end in anything that is none of these. */
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ...endings('image', ['jpg', 'jpeg', 'png']),
  ...endings('video', ['mp4', '3gp', '3gpp']),
  ...endings('document', ['pdf', 'txt', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'csv']),
  ...endings('other image', ['gif', 'webp', 'svg', 'bmp', 'tif', 'tiff', 'heic', 'avif']),
  ...endings('other video', ['mov', 'avi', 'webm', 'mkv', 'wmv', 'm4v']),
  ...endings('audio', ['mp3', 'm4a', 'ogg', 'wav', 'aac', 'amr', 'opus']),
]);

/** What a file of each kind must be (Cloud API: supported media types). */
export const WANTED: Readonly<Record<MediaKind, string>> = {
  image: 'a JPEG or PNG image',
  video: 'an MP4 or 3GP video',
  document: 'a document, such as a PDF',
  gif: 'an MP4 video, which WhatsApp plays like a GIF',
};

export const LARGEST: Readonly<Record<MediaKind, string>> = {
  image: '5 MB',
  video: '16 MB',
  document: '100 MB',
  gif: '16 MB',
};

/** What is wrong with a link or media id: empty, not a link, or a link to a file of another kind. */
export function mediaProblems(place: Place, kind: MediaKind, field: TemplateField, value: string): Problem[] {
  if (value === '') return [missing(field, place)];
  if (isMediaId(value)) return [];
  const link = linkOf(value);
  if (!link) {
    return [problem(field, 'is not a link. Use one that begins with https://, or a WhatsApp media id.')];
  }
  const ending = endingOf(link);
  const found = ENDINGS.get(ending);
  if (found === undefined || found === (kind === 'gif' ? 'video' : kind)) return [];
  return [problem(field, `must be ${WANTED[kind]}, and the link ends in .${ending}. Use another file.`)];
}

export function isMediaId(value: string): boolean {
  return /^\d+$/.test(value);
}

export function linkOf(value: string): URL | null {
  if (!/^https?:\/\/[^\s/]/i.test(value) || !URL.canParse(value)) return null;
  return new URL(value);
}

function endingOf({ pathname }: URL): string {
  return /\.([a-z0-9]{2,5})$/i.exec(pathname)?.[1]?.toLowerCase() ?? '';
}

function endings(kind: string, list: readonly string[]): [string, string][] {
  return list.map((ending) => [ending, kind]);
}
