import type { PlainInputField, ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import { withInputFile } from '../../api/input-file.js';
import { uploadedMedia } from '../../api/graph-api/media-upload.js';
import { mediaRules, type MediaKind } from '../../whatsapp/media-rules.js';
import { mimeTypeOf, misfit, oversize } from '../../whatsapp/media-type.js';

/** A field for a link to a file; its key ends in `media`. Beside it stands one for a file of an earlier step. */
export interface FileField {
  key: string;
  label: string;
  kind: string;
  mediaKind?: MediaKind;
  group: string;
}

/** What a person typed or mapped, by the key of the field. */
type Values = Readonly<Record<string, unknown>>;

/** A file of an earlier step that stands in for the link in a field. */
export interface MappedFile {
  field: FileField;
  address: string;
}

/** The media IDs by the key of their field. */
export interface Uploads {
  ids: Record<string, string>;
  /** The names of documents, by the key of the field for it. */
  names: Record<string, string>;
  /** True when one of them was uploaded by an earlier run, so that WhatsApp may have lost it. */
  remembered: boolean;
}

/** What several messages upload together: the same file goes up once for all of them. */
export type SharedUploads = Map<string, { again: boolean; work: ReturnType<typeof uploadOne> }>;

/** Stands for an ID that does not exist yet while the values are checked. */
const PLACEHOLDER = '1000000000000000';

/** The field for a file of an earlier step beside the one for a link. */
export function fileInputField(field: FileField): PlainInputField {
  return {
    key: fileKeyOf(field),
    label: `${field.label} File`,
    type: 'file',
    required: false,
    group: field.group,
    helpText: 'A file of an earlier step. When there is one, the link above is not used.',
  };
}

export function fileKeyOf({ key }: FileField): string {
  return key.replace(/media$/, 'file');
}

/** The files among what was filled in. */
export function mappedFiles(fields: FileField[], inputData: Values): MappedFile[] {
  return fields
    .filter(({ kind }) => kind === 'media')
    .map((field) => ({ field, address: String(inputData[fileKeyOf(field)] ?? '').trim() }))
    .filter(({ address }) => address !== '');
}

/** The values as they will be once the files are uploaded, for checking. */
export function withPlaceholders(values: Values, files: MappedFile[]): Values {
  return { ...values, ...Object.fromEntries(files.map(({ field }) => [field.key, PLACEHOLDER])) };
}

/** The values with the uploaded files in the place of their links. A document keeps its name unless one was typed. */
export function withUploads(values: Values, { ids, names }: Uploads): Values {
  const unnamed = Object.entries(names).filter(([key]) => !String(values[key] ?? '').trim());
  return { ...values, ...ids, ...Object.fromEntries(unnamed) };
}

/**
 * Uploads the files until `deadline` to the number that sends them. `again` uploads also those that WhatsApp should
 * still have; `shared` knows what other messages uploaded.
 * @throws the error that the person should read, when one of them cannot be used.
 */
export async function upload(
  z: ZObject,
  phoneNumberId: string,
  files: MappedFile[],
  deadline: Deadline,
  { again = false, shared = new Map() }: { again?: boolean; shared?: SharedUploads } = {},
): Promise<Uploads> {
  const uploads: Uploads = { ids: {}, names: {}, remembered: false };
  const settled = await Promise.allSettled(
    files.map(async (file) => {
      // The same file in several cards goes up once.
      const same = `${file.field.mediaKind} ${file.address}`;
      const known = shared.get(same);
      const upload =
        known && (known.again || !again)
          ? known
          : { again, work: uploadOne(z, phoneNumberId, file, deadline, again) };
      shared.set(same, upload);
      const { id, name, remembered } = await upload.work;
      uploads.ids[file.field.key] = id;
      if (name && file.field.mediaKind === 'document') uploads.names[nameKeyOf(file.field)] = name;
      uploads.remembered ||= remembered;
    }),
  );
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return uploads;
}

function uploadOne(
  z: ZObject,
  phoneNumberId: string,
  { field, address }: MappedFile,
  deadline: Deadline,
  again: boolean,
) {
  const kind = field.mediaKind ?? 'document';
  const wish = { address, limit: mediaRules[kind].largest, deadline };
  return withInputFile(z, wish, async (file) => {
    const mimeType = mimeTypeOf(file);
    const fault = oversize(kind, file) ?? misfit(kind, mimeType);
    if (fault) throw new z.errors.HaltedError(`“${fileInputField(field).label}” ${fault}`);
    const media = { ...file, phoneNumberId, mimeType, deadline };
    return { ...(await uploadedMedia(z, media, again)), name: file.name };
  });
}

function nameKeyOf({ key }: FileField): string {
  return key.replace(/media$/, 'file_name');
}
