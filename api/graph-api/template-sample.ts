import { createReadStream } from 'node:fs';
import type { Bundle, ZObject } from 'zapier-platform-core';
import { mediaRules } from '../../whatsapp/media-rules.js';
import { mimeTypeOf, misfit, oversize } from '../../whatsapp/media-type.js';
import type { MediaKind } from '../../whatsapp/template/part.js';
import type { Deadline } from '../deadline.js';
import { graph, path } from './graph-call.js';
import { withInputFile, type InputFile } from '../input-file.js';
import { settings } from '../settings.js';

/** A file with which Meta is to review a template. */
export interface Sample {
  kind: MediaKind;
  /** Where the file is. */
  address: string;
  /** The field in which it was given. */
  label: string;
}

/** Meta's own name of an upload, which may carry its signature. */
const UPLOAD = /^upload:[\w=:+/.-]+(\?[\w=&%.-]*)?$/;

/** Uploads the samples until `deadline`, the same file once, and gives Meta's handle of each by its address. */
export async function uploadedSamples(
  z: ZObject,
  bundle: Bundle,
  samples: Sample[],
  deadline: Deadline,
): Promise<ReadonlyMap<string, string>> {
  const distinct = [...new Map(samples.map((sample) => [sample.address, sample])).values()];
  const handles = await Promise.all(
    distinct.map(async (sample) => [sample.address, await uploaded(z, bundle, sample, deadline)] as const),
  );
  return new Map(handles);
}

function uploaded(z: ZObject, bundle: Bundle, sample: Sample, deadline: Deadline): Promise<string> {
  const { kind, address, label } = sample;
  const wish = { address, limit: mediaRules[kind].largest, deadline };
  return withInputFile(z, wish, async (file) => {
    const mimeType = mimeTypeOf(file);
    const fault = oversize(kind, file) ?? misfit(kind, mimeType);
    if (fault) throw new z.errors.HaltedError(`“${label}” ${fault}`);
    return handleOf(z, bundle, { ...file, mimeType, deadline });
  });
}

/** Graph API: Resumable Upload. First the upload is announced, then its bytes follow. */
async function handleOf(
  z: ZObject,
  bundle: Bundle,
  file: InputFile & { mimeType: string; deadline: Deadline },
): Promise<string> {
  const announced = await graph(z, path`${settings.clientId}/uploads`, {
    method: 'POST',
    timeout: file.deadline.within(z, settings.lookupTimeout),
    params: {
      file_name: file.name ?? 'sample',
      file_length: String(file.size),
      file_type: file.mimeType,
    },
  });
  const id = textOf(announced.data, 'id');
  if (!UPLOAD.test(id)) throw notTaken(z);
  const { data } = await graph(z, id, {
    method: 'POST',
    timeout: file.deadline.within(z),
    headers: {
      // This one address of Meta's wants the token under its older name.
      Authorization: `OAuth ${bundle.authData.access_token}`,
      file_offset: '0',
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(file.size),
    },
    body: createReadStream(file.path),
  });
  const handle = textOf(data, 'h');
  if (!handle) throw notTaken(z);
  return handle;
}

function notTaken(z: ZObject): Error {
  return new z.errors.Error(
    'Meta took the sample file, but gave no handle for it. Nothing was submitted. Try again in a few minutes.',
  );
}

function textOf(data: unknown, member: string): string {
  const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[member] : '';
  return typeof value === 'string' ? value : '';
}
