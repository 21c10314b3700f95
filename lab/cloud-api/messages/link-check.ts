import { request } from 'undici';
import type { Message, Rendering } from '../entities.js';
import { fits, MEDIA_KINDS } from './media-kinds.js';

const TIMEOUT = 10_000;

/**
 * Fetches the media a message links to, as Meta does before it sends: null when it is all right.
 * Cloud API: a link that cannot be fetched, or gives another type of file, fails with 131053.
 */
export async function linkProblem(message: Message): Promise<{ code: number; details: string } | null> {
  for (const { kind, link } of linksIn(message.rendering)) {
    const problem = await problemOf(kind, link);
    if (problem) return { code: 131053, details: problem };
  }
  return null;
}

function linksIn(rendering: Rendering): { kind: string; link: string }[] {
  const { media, cards = [] } = rendering;
  const own = media?.link ? [{ kind: media.kind, link: media.link }] : [];
  return [...own, ...cards.flatMap(linksIn)];
}

async function problemOf(kind: string, link: string): Promise<string | null> {
  const failed = 'Downloading media from the weblink failed';
  try {
    const answer = await request(link, { headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT });
    if (answer.statusCode !== 200) {
      await answer.body.dump();
      return `${failed} with http code ${answer.statusCode}, status message: not OK`;
    }
    const type = String(answer.headers['content-type'] ?? '');
    const size = (await answer.body.arrayBuffer()).byteLength;
    if (!fits(kind, type)) return `${failed}: ${kind} of type ${type || 'unknown'} is not supported`;
    return size > (MEDIA_KINDS[kind]?.largest ?? Infinity)
      ? `${failed}: the file is too large for ${kind}`
      : null;
  } catch {
    return `${failed}: the address could not be reached`;
  }
}
