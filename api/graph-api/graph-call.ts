import type { HttpRequestOptions, HttpResponse, ZObject } from 'zapier-platform-core';
import { ask } from '../ask.js';
import { Deadline } from '../deadline.js';
import { otherMetaAnswer } from '../other-answer.js';
import { settings } from '../settings.js';

/** Time for one list with all its pages, in milliseconds: Zapier ends a step after 30 seconds. */
const LIST_TIME = 20_000;
/** More pages than any account fills: Meta allows 6,000 templates, and a page holds up to 250. */
const MOST_PAGES = 40;

interface Page<T> {
  data?: T[];
  paging?: { cursors?: { after?: string }; next?: string };
}

/** A path below the version, each part safe to hold whatever a person typed: ``path`${wabaId}/phone_numbers` ``. */
export function path(strings: TemplateStringsArray, ...ids: string[]): string {
  return String.raw({ raw: strings }, ...ids.map((id) => encodeURIComponent(id)));
}

/** One request to the Graph API; see `ask` for what fails. */
export function graph(
  z: ZObject,
  where: string,
  options: HttpRequestOptions = {},
): Promise<HttpResponse<unknown>> {
  return ask(z, 'WhatsApp', {
    timeout: settings.lookupTimeout,
    ...options,
    url: `${settings.graphUrl}/${settings.graphVersion}/${where}`,
  });
}

/**
 * Reads a list of the Graph API with all its pages. The next page is asked for by its cursor on our own address:
 * the `next` address of an answer is never called, so an answer cannot lead the token elsewhere.
 * @throws a sentence when the list cannot be read to its end: a part of it would look like all of it.
 */
export async function readAll<T>(
  z: ZObject,
  where: string,
  params: Record<string, string>,
  options: HttpRequestOptions = {},
  deadline = new Deadline(LIST_TIME),
): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES && deadline.left > 0; page++) {
    const asked = after ? { ...params, after } : params;
    const timeout = deadline.within(z, settings.lookupTimeout);
    const answer = await graph(z, where, { ...options, params: asked, timeout });
    const { data, paging } = answer.data as Page<T>;
    if (!Array.isArray(data)) throw otherMetaAnswer(z, 'list');
    items.push(...data);
    const next = paging?.next ? paging.cursors?.after : undefined;
    if (!next || next === after) return items;
    after = next;
  }
  throw new z.errors.Error(
    'The list is too long to be read to its end in time. Try again in a few minutes, or ask for less of it, for example for templates by a part of their name.',
  );
}
