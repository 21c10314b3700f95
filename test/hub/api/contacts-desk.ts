import { waba } from '../bodies.js';
import { bearer, metaSays, openApiDesk, otherWaba, tokenOf, type ApiDesk, type Reply } from './desk.js';

/** The desk with two tokens, each for one account, and ways to ask that put the account in. */
export interface ContactsDesk extends ApiDesk {
  get(path: string, query?: Record<string, string>, token?: string): Promise<Reply>;
  erase(path: string, query?: Record<string, string>, token?: string): Promise<Reply>;
  put(path: string, body?: object, token?: string): Promise<Reply>;
  post(path: string, body?: object, token?: string): Promise<Reply>;
}

export const mine = 'EAAmine';
export const theirs = 'EAAtheirs';

export const phone = '+447400123456';
export const userId = 'GB.13491208655302741918';

export const contactPath = (key: string, rest = '') => `/v1/contacts/${encodeURIComponent(key)}${rest}`;

export async function openContactsDesk(): Promise<ContactsDesk> {
  metaSays(mine, tokenOf([waba])).persist();
  metaSays(theirs, tokenOf([otherWaba])).persist();
  const desk = await openApiDesk();
  const inAddress =
    (method: string) =>
    (path: string, query: Record<string, string> = {}, token = mine) =>
      desk.ask(method, `${path}?${new URLSearchParams({ waba_id: waba, ...query })}`, bearer(token));
  const inBody =
    (method: string) =>
    (path: string, body: object = {}, token = mine) =>
      desk.ask(
        method,
        path,
        { ...bearer(token), 'content-type': 'application/json' },
        JSON.stringify({ waba_id: waba, ...body }),
      );
  return {
    ...desk,
    get: inAddress('GET'),
    erase: inAddress('DELETE'),
    put: inBody('PUT'),
    post: inBody('POST'),
  };
}

/** What a problem says is wrong. */
export function fieldsOf(reply: Reply): [number, string[] | undefined] {
  return [reply.status, reply.json<{ fields?: string[] }>().fields];
}

/** All pages of a list, one after the other; `member` is what its items are called. */
export async function allPages<Item>(
  ask: (query: Record<string, string>) => Promise<Reply>,
  member: string,
): Promise<Item[][]> {
  const pages: Item[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const reply = await ask(cursor === '' ? {} : { cursor });
    if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.body}`);
    const page = reply.json<Record<string, unknown>>();
    pages.push(page[member] as Item[]);
    cursor = page['next_cursor'] as string | null;
  }
  return pages;
}
