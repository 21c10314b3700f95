import { missing, problem, type Part, type Problem, type SentComponent, type TemplateField } from './part.js';
import type { Template, TemplateValues } from './template.js';
import { valueOf } from './value.js';

export type MediaKind = 'image' | 'video' | 'document';

/** File endings that give a kind away. Documents may end in anything that is none of these. */
const ENDINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['jpg', 'jpeg', 'png'].map((ending) => [ending, 'image'])),
  ...Object.fromEntries(['mp4', '3gp', '3gpp'].map((ending) => [ending, 'video'])),
  ...Object.fromEntries(
    ['pdf', 'txt', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'csv'].map((ending) => [ending, 'document']),
  ),
  ...Object.fromEntries(
    ['gif', 'webp', 'svg', 'bmp', 'tif', 'tiff', 'heic', 'avif'].map((ending) => [ending, 'other image']),
  ),
  ...Object.fromEntries(['mov', 'avi', 'webm', 'mkv', 'wmv', 'm4v'].map((ending) => [ending, 'other video'])),
  ...Object.fromEntries(
    ['mp3', 'm4a', 'ogg', 'wav', 'aac', 'amr', 'opus'].map((ending) => [ending, 'audio']),
  ),
};

const WANTED: Readonly<Record<MediaKind, string>> = {
  image: 'a JPEG or PNG image',
  video: 'an MP4 or 3GP video',
  document: 'a document, such as a PDF',
};

const LARGEST: Readonly<Record<MediaKind, string>> = { image: '5 MB', video: '16 MB', document: '100 MB' };

const KEY = 'header_media';
const NAME_KEY = 'header_file_name';

/** A header with a file: a link that Meta downloads, or the id of a file uploaded to WhatsApp before. */
export function mediaHeader(template: Template, kind: MediaKind): Part {
  const field = mediaField(kind);
  return {
    fields: kind === 'document' ? [field, NAME_FIELD] : [field],
    problems: (values) => mediaProblems(template, kind, field, valueOf(values, KEY)),
    components: (values) => mediaComponents(kind, values),
    preview: (values) => {
      const name = kind === 'document' ? valueOf(values, NAME_KEY) : '';
      return `[${capitalised(kind)}${name && `: ${name}`}]`;
    },
  };
}

const NAME_FIELD: TemplateField = {
  key: NAME_KEY,
  label: 'Header: document name',
  kind: 'text',
  required: false,
  group: 'header',
  example: 'invoice.pdf',
  help: 'What the customer sees as the name of the file.',
};

function mediaField(kind: MediaKind): TemplateField {
  return {
    key: KEY,
    label: `Header: ${kind}`,
    kind: 'media',
    required: true,
    group: 'header',
    help: `A link that opens without signing in, to ${WANTED[kind]}, up to ${LARGEST[kind]}; or a WhatsApp media id.`,
  };
}

function mediaProblems(template: Template, kind: MediaKind, field: TemplateField, value: string): Problem[] {
  if (value === '') return [missing(field, template)];
  if (isMediaId(value)) return [];
  const link = linkOf(value);
  if (!link)
    return [problem(field, 'is not a link. Use one that begins with https://, or a WhatsApp media id.')];
  const found = ENDINGS[endingOf(link)];
  if (found === undefined || found === kind) return [];
  return [
    problem(field, `must be ${WANTED[kind]}, and the link ends in .${endingOf(link)}. Use another file.`),
  ];
}

function mediaComponents(kind: MediaKind, values: TemplateValues): SentComponent[] {
  const value = valueOf(values, KEY);
  const name = kind === 'document' ? valueOf(values, NAME_KEY) : '';
  const media = {
    ...(isMediaId(value) ? { id: value } : { link: linkOf(value)?.href ?? value }),
    ...(name && { filename: name }),
  };
  return [{ type: 'header', parameters: [{ type: kind, [kind]: media }] }];
}

function isMediaId(value: string): boolean {
  return /^\d+$/.test(value);
}

function linkOf(value: string): URL | null {
  if (!/^https?:\/\/[^\s/]/i.test(value) || !URL.canParse(value)) return null;
  return new URL(value);
}

function endingOf({ pathname }: URL): string {
  return /\.([a-z0-9]{2,5})$/i.exec(pathname)?.[1]?.toLowerCase() ?? '';
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
