import type { ZObject } from 'zapier-platform-core';
import { hub } from './hub.js';
import { listIn } from '../other-answer.js';

/** A tag of an account, and how many contacts have it. */
export interface TagSummary {
  name: string;
  contacts: number;
}

/** Gives the tags that contacts of the account have. */
export async function tagsInUse(z: ZObject, wabaId: string): Promise<TagSummary[]> {
  const { data } = await hub(z, 'v1/tags', { params: { waba_id: wabaId } });
  return listIn(z, data, 'tags', 'list of tags');
}
