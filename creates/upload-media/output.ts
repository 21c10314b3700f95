import type { OutputsOf } from '../../api/steps/output-fields.js';

/** A file that WhatsApp has. */
export type UploadMediaOutput = {
  id: string;
  media_id: string;
  mime_type: string;
  size_bytes: number;
  file_name: string | null;
  /** The types of “Send Message” that can send it. */
  message_types: string[];
  message_types_text: string;
  /** ISO-8601, in UTC. */
  expires_at: string;
};

export const uploadMediaOutputs: OutputsOf<UploadMediaOutput> = {
  id: 'ID',
  media_id: 'Media ID',
  mime_type: 'MIME Type',
  size_bytes: ['Size in Bytes', 'integer'],
  file_name: 'File Name',
  message_types: ['Message Types It Fits', 'list'],
  message_types_text: 'Message Types It Fits in One Text',
  expires_at: ['Expires At', 'datetime'],
};

export const uploadMediaSample: UploadMediaOutput = {
  id: '1003383421387256',
  media_id: '1003383421387256',
  mime_type: 'image/jpeg',
  size_bytes: 303833,
  file_name: 'dish.jpg',
  message_types: ['Image', 'Document'],
  message_types_text: 'Image, Document',
  expires_at: '2026-04-01T09:41:07.000Z',
};
