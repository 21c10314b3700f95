import { mediaRules, sizeText, type MediaKind } from '../media-rules.js';
import type { Content, OutgoingField, OutgoingGroup, OutgoingKind } from './kind.js';

const caption: OutgoingField = {
  key: 'caption',
  label: 'Caption',
  kind: 'long',
  required: false,
  most: 1024,
  group: 'content',
};

/** Cloud API: media messages with a caption. */
export const image = fileMessage('image', 'image', 'Image');
export const video = fileMessage('video', 'video', 'Video');

/** Cloud API: documents also have a name. */
export const document = fileMessage('document', 'document', 'Document');

/** Cloud API: sounds and stickers stand alone. A voice note is a sound with a mark. */
export const audio = fileMessage('audio', 'audio', 'Audio');
export const voice = fileMessage('voice', 'audio', 'Voice Note');
export const sticker = fileMessage('sticker', 'sticker', 'Sticker');

/** A field for a file: a link that Meta opens, or the id of one that was uploaded. */
export function mediaField(
  kind: MediaKind,
  { key, label, group }: { key: string; label: string; group: OutgoingGroup },
): OutgoingField {
  const { largest, wanted } = mediaRules[kind];
  return {
    key,
    label,
    kind: 'media',
    mediaKind: kind,
    required: true,
    group,
    help: `A link that opens without signing in, to ${wanted}, up to ${sizeText(largest)}; or a WhatsApp media ID.`,
  };
}

/** A field for the name under which the customer sees a document. */
export function fileNameField(key: string, label: string, group: OutgoingGroup): OutgoingField {
  return { key, label, kind: 'text', required: false, group, example: 'invoice.pdf' };
}

function fileMessage(kind: MediaKind, type: Content['type'], label: string): OutgoingKind {
  const file = mediaField(kind, { key: 'media', label, group: 'content' });
  const name = fileNameField('file_name', 'File Name', 'content');
  const hasCaption = ['image', 'video', 'document'].includes(kind);
  const hasName = kind === 'document';
  return {
    label,
    fields: () => [file, ...(hasCaption ? [caption] : []), ...(hasName ? [name] : [])],
    content: (form) => {
      const written = hasCaption ? form.text(caption) : '';
      const filename = hasName ? form.text(name) : '';
      const content = {
        ...form.media(file),
        ...(kind === 'voice' && { voice: true }),
        ...(written && { caption: written }),
        ...(filename && { filename }),
      };
      const shown = `[${[label, filename].filter(Boolean).join(': ')}]`;
      return { type, content, preview: [shown, written].filter(Boolean).join('\n') };
    },
  };
}
