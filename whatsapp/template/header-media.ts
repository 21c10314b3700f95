import { linkFault, mediaReference } from '../media-link.js';
import { mediaRules, sizeText } from '../media-rules.js';
import {
  fieldIn,
  missing,
  problem,
  type MediaKind,
  type Part,
  type Place,
  type Problem,
  type TemplateField,
} from './part.js';
import { valueOf } from './value.js';

/** A header with a file: a link that Meta downloads, or the id of a file uploaded to WhatsApp before. */
export function mediaHeader(place: Place, kind: MediaKind): Part {
  const file = fieldIn(place, fileField(kind));
  const fileName = fieldIn(place, FILE_NAME);
  const isDocument = kind === 'document';
  const nameIn = (values: Parameters<Part['preview']>[0]) =>
    isDocument ? valueOf(values, fileName.key) : '';
  return {
    fields: isDocument ? [file, fileName] : [file],
    problems: (values) => mediaProblems(place, kind, file, valueOf(values, file.key)),
    components: (values) => {
      const value = valueOf(values, file.key);
      const name = nameIn(values);
      const media = { ...mediaReference(value), ...(name && { filename: name }) };
      return [{ type: 'header', parameters: [{ type: kind, [kind]: media }] }];
    },
    preview: (values) => `[${[NAMES[kind], nameIn(values)].filter(Boolean).join(': ')}]`,
  };
}

const NAMES: Readonly<Record<MediaKind, string>> = {
  image: 'Image',
  video: 'Video',
  document: 'Document',
  gif: 'GIF',
};

const FILE_NAME: TemplateField = {
  key: 'header_file_name',
  label: 'Header: document name',
  kind: 'text',
  required: false,
  group: 'header',
  example: 'invoice.pdf',
  help: 'What the customer sees as the name of the file.',
};

function mediaProblems(place: Place, kind: MediaKind, field: TemplateField, value: string): Problem[] {
  if (value === '') return [missing(field, place)];
  const fault = linkFault(kind, value);
  return fault === null ? [] : [problem(field, fault)];
}

function fileField(kind: MediaKind): TemplateField {
  const { largest, wanted } = mediaRules[kind];
  return {
    key: 'header_media',
    label: `Header: ${kind === 'gif' ? 'GIF' : kind}`,
    kind: 'media',
    mediaKind: kind,
    required: true,
    group: 'header',
    help: `A link that opens without signing in, to ${wanted}, up to ${sizeText(largest)}; or a WhatsApp media ID.`,
  };
}
