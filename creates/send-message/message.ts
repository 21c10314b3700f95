import type { ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import { send, type Sent } from '../../api/graph-api/send.js';
import {
  outgoingFields,
  outgoingOf,
  type OutgoingPayload,
  type OutgoingType,
  type Values,
} from '../../whatsapp/outgoing.js';
import { mappedFiles, withPlaceholders, withUploads, type MappedFile } from '../media/files.js';
import { sendWithFiles } from '../media/sending.js';

/** A message that is ready to go out, but for the upload of its files. */
export interface Message {
  type: OutgoingType;
  values: Values;
  files: MappedFile[];
  /** As it will be, but for the IDs and names of its files. */
  payload: OutgoingPayload;
  preview: string;
}

/** What came of a send, and the message as the customer sees it. */
export interface SentMessage {
  sent: Sent;
  text: string;
}

/** Puts together what was filled in for a message of this type; or gives sentences about all that is wrong with it. */
export function messageOf(type: OutgoingType, values: Values): Message | { problems: string[] } {
  const files = mappedFiles(outgoingFields(type, values), values);
  const made = outgoingOf(type, withPlaceholders(values, files));
  if (!made.ok) return { problems: made.problems.map(({ message }) => message) };
  return { type, values, files, payload: made.payload, preview: made.preview };
}

/** Uploads the files of a message that has no problems, and sends it to `address`, all before `deadline`. */
export function sendMessage(
  z: ZObject,
  phoneNumberId: string,
  { type, values, files }: Pick<Message, 'type' | 'values' | 'files'>,
  address: Record<string, unknown>,
  deadline: Deadline,
): Promise<SentMessage> {
  return sendWithFiles(z, phoneNumberId, files, deadline, async (uploads) => {
    const made = outgoingOf(type, withUploads(values, uploads));
    // The name of a file is the only thing that was not checked before.
    if (!made.ok) throw new z.errors.HaltedError(made.problems.map(({ message }) => message).join('\n'));
    const body = { recipient_type: 'individual', ...address, ...made.payload };
    return { sent: await send(z, phoneNumberId, body, 'messages', deadline), text: made.preview };
  });
}
