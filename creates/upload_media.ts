import { defineCreate, defineInputFields, type CreatePerform, type ZObject } from 'zapier-platform-core';
import { choiceOf } from '../api/steps/choice.js';
import { Deadline } from '../api/deadline.js';
import { accountField, senderField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { withInputFile, type InputFile } from '../api/input-file.js';
import { MEDIA_LIFE_SECONDS, uploadedMedia } from '../api/graph-api/media-upload.js';
import { outputFields } from '../api/steps/output-fields.js';
import { mediaRules } from '../whatsapp/media-rules.js';
import { mimeTypeOf } from '../whatsapp/media-type.js';
import { anyType, misfitFor, typesFor, uses } from './upload-media/fit.js';
import { uploadMediaOutputs, uploadMediaSample, type UploadMediaOutput } from './upload-media/output.js';

const FILE = 'File';

const useField = {
  key: 'use_as',
  label: 'Use As',
  type: 'string',
  choices: uses,
  default: anyType,
  helpText:
    'Checks that the file can be sent as that. The step tells for which messages it fits in any case.',
} as const;

const inputFields = defineInputFields([
  accountField,
  {
    ...senderField,
    label: 'Phone Number',
    helpText: 'Only this number can send the file.',
  },
  {
    key: 'file',
    label: FILE,
    type: 'file',
    required: true,
    helpText: 'A file of an earlier step, or a link that opens without signing in.',
  },
  { ...useField, choices: { ...useField.choices } },
]);

const perform = (async (z, { inputData }): Promise<UploadMediaOutput> => {
  const { address, phoneNumberId } = given({
    address: inputData.file,
    phoneNumberId: inputData.phone_number_id,
  });
  const use = choiceOf(z, useField, inputData.use_as, useField.default);
  if (!phoneNumberId) throw halted(z, '“Phone Number” is empty. Choose one in the step.');
  if (!address) throw halted(z, `“${FILE}” is empty. Map a file of an earlier step, or a link to one.`);
  const deadline = new Deadline();
  const { largest } = mediaRules[use === anyType ? 'document' : use];
  return withInputFile(z, { address, limit: largest, deadline }, async (file) => {
    const mimeType = mimeTypeOf(file);
    const misfit = misfitFor(use, mimeType, file);
    if (misfit) throw halted(z, `“${FILE}” ${misfit}`);
    const uploadedAt = Date.now();
    // Uploaded anew each time: how long an earlier upload still lives, nobody tells.
    const { id } = await uploadedMedia(z, { ...file, phoneNumberId, mimeType, deadline }, true);
    return output(id, mimeType, file, uploadedAt);
  });
}) satisfies CreatePerform<typeof inputFields>;

function output(id: string, mimeType: string, file: InputFile, uploadedAt: number): UploadMediaOutput {
  const types = typesFor(mimeType, file);
  return {
    id,
    media_id: id,
    mime_type: mimeType,
    size_bytes: file.size,
    file_name: file.name,
    message_types: types,
    message_types_text: types.join(', '),
    expires_at: new Date(uploadedAt + MEDIA_LIFE_SECONDS * 1_000).toISOString(),
  };
}

/** The user's mistake, not the Zap's: the Zap stays on. */
function halted(z: ZObject, problem: string): Error {
  return new z.errors.HaltedError(problem);
}

/** Gives WhatsApp a file that messages can then name by its id. */
export default defineCreate({
  key: 'upload_media',
  noun: 'Media',
  display: {
    label: 'Upload Media',
    description:
      'Uploads a file to WhatsApp, so that several messages can send it by its media ID for 30 days.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...uploadMediaSample },
    outputFields: outputFields<UploadMediaOutput>(uploadMediaOutputs),
  },
});
