import { settings } from './settings.js';

/** Whom a request speaks to: Meta's Graph API, the host of Meta's media files, or our hub. */
export type Party = 'graph' | 'media' | 'hub';

/** The one host that Meta documents for the bytes of a media file. */
const MEDIA_ORIGIN = 'https://lookaside.fbsbx.com';

/** Gives null for every host that is none of ours: nothing secret may go there. */
export function partyOf(address: string | undefined): Party | null {
  const url = URL.parse(address ?? '');
  if (!url) return null;
  if (url.origin === originOf(settings.graphUrl)) return 'graph';
  if (url.origin === originOf(settings.hubUrl)) return 'hub';
  if (url.origin === MEDIA_ORIGIN) return 'media';
  return null;
}

function originOf(address: string): string | undefined {
  return URL.parse(address)?.origin;
}
