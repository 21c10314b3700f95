import type { FastifyRequest } from 'fastify';
import { invalidParameter } from './graph-error.js';
import { asText, isObject, type Json } from './json.js';

const DEFAULT_LIMIT = 25;
const LARGEST_LIMIT = 100;

export interface Page {
  data: Json[];
  paging?: { cursors: { before: string; after: string }; next?: string; previous?: string };
}

/**
 * One page of a list by `limit`, `after` and `before` (Graph API: cursor-based pagination); the addresses of its
 * neighbours carry no token.
 * @throws GraphError 100 for a limit or cursor that is none.
 */
export function pageOf<T extends { id: string }>(
  request: FastifyRequest,
  items: readonly T[],
  show: (item: T) => Json,
): Page {
  const query = isObject(request.query) ? request.query : {};
  const limit = limitOf(query);
  let start = 0;
  if (query.after !== undefined) start = indexOf(items, query.after) + 1;
  else if (query.before !== undefined) start = Math.max(0, indexOf(items, query.before) - limit);

  const shown = items.slice(start, start + limit);
  const first = shown[0];
  const last = shown.at(-1);
  if (!first || !last) return { data: [] };
  const cursors = { before: cursorOf(first.id), after: cursorOf(last.id) };
  return {
    data: shown.map(show),
    paging: {
      cursors,
      ...(start + limit < items.length ? { next: neighbour(request, 'after', cursors.after) } : {}),
      ...(start > 0 ? { previous: neighbour(request, 'before', cursors.before) } : {}),
    },
  };
}

function limitOf(query: Json): number {
  if (query.limit === undefined) return DEFAULT_LIMIT;
  const limit = Number(asText(query.limit));
  if (!Number.isInteger(limit) || limit < 1) {
    throw invalidParameter('(#100) Param limit must be a positive integer');
  }
  return Math.min(limit, LARGEST_LIMIT);
}

function cursorOf(id: string): string {
  return `${Buffer.from(id).toString('base64url')}ZD`;
}

function indexOf(items: readonly { id: string }[], cursor: unknown): number {
  const index = items.findIndex((item) => cursorOf(item.id) === cursor);
  if (index < 0) throw invalidParameter('(#100) Invalid cursors values');
  return index;
}

function neighbour(request: FastifyRequest, direction: 'after' | 'before', cursor: string): string {
  const url = new URL(request.originalUrl, `http://${request.headers.host ?? 'graph.facebook.com'}`);
  for (const name of ['access_token', 'appsecret_proof', 'after', 'before']) url.searchParams.delete(name);
  url.searchParams.set(direction, cursor);
  return url.toString();
}
