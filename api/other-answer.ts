import type { ZObject } from 'zapier-platform-core';

/** Why a run ends when HUB_URL answers, but not as the hub does. `wanted` goes on “an answer that is no …”. */
export function otherAnswer(z: ZObject, wanted: string): Error {
  return new z.errors.Error(
    `The hub gave an answer that is no ${wanted}. Ask the person who runs the hub whether HUB_URL is its address, and whether it is up to date.`,
  );
}

/** The same for an answer that is not as Meta gives it: a proxy on the way may have its own. */
export function otherMetaAnswer(z: ZObject, wanted: string): Error {
  return new z.errors.Error(
    `Meta gave an answer that is no ${wanted}. Try again in a few minutes. If it happens again, ask the person who runs this integration whether GRAPH_URL is Meta’s address, and whether a proxy answers in its place.`,
  );
}

/** The list that the hub's answer has under a name. */
export function listIn<T>(z: ZObject, data: unknown, name: string, wanted: string): T[] {
  const list = memberOf(data, name);
  if (!Array.isArray(list)) throw otherAnswer(z, wanted);
  return list as T[];
}

/** The hub's answer, which has an ID. */
export function withId<T>(z: ZObject, data: unknown, wanted: string): T {
  if (!hasId(data)) throw otherAnswer(z, wanted);
  return data as T;
}

export function hasId(data: unknown): boolean {
  const id = memberOf(data, 'id');
  return typeof id === 'string' && id !== '';
}

/** A member of an answer; undefined where it has none, or is no object. */
export function memberOf(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : undefined;
}
