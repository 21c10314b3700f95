import type { ZObject } from 'zapier-platform-core';
import { isObject } from '../../whatsapp/json.js';
import { recall, remember } from '../cache.js';
import type { Deadline } from '../deadline.js';
import { findTemplates } from './template-search.js';

/** How long the translations of a template may be remembered, in seconds. */
const MEMORY = 300;

/** A template in one of its languages. */
export interface Translation {
  id: string;
  /** As Meta writes it, such as `en_US`. */
  language: string;
}

/** Gives the approved templates of one name, as they were at most five minutes ago. */
export async function approvedTranslations(
  z: ZObject,
  wabaId: string,
  name: string,
  deadline: Deadline,
): Promise<Translation[]> {
  const key = `translations/${wabaId}/${name}`;
  const known = await recall(z, key);
  if (Array.isArray(known) && known.every(isTranslation)) return known;
  const found = (await findTemplates(z, wabaId, { name, status: 'APPROVED' }, deadline))
    .filter((template) => template.name === name)
    .map(({ id, language }) => ({ id, language }));
  await remember(z, key, found, MEMORY);
  return found;
}

function isTranslation(value: unknown): value is Translation {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['language'] === 'string';
}
