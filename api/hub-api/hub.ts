import type { HttpRequestOptions, HttpResponse, ZObject } from 'zapier-platform-core';
import { ask } from '../ask.js';
import { settings } from '../settings.js';

/**
 * One request to the hub, whose refusals are sentences already (RFC 9457). `where` is the path after the address, with
 * each part encoded, as `path` in graph-call.ts does.
 * @throws a sentence when no hub is set up, when it does not answer, and when it refuses.
 */
export function hub(
  z: ZObject,
  where: string,
  options: HttpRequestOptions = {},
): Promise<HttpResponse<unknown>> {
  if (!settings.hubUrl) {
    throw new z.errors.Error(
      'This step needs the hub, because WhatsApp itself keeps no messages, contacts or tags. ' +
        'Ask the person who runs this integration to start the hub and to set HUB_URL to its address.',
    );
  }
  return ask(z, 'The hub', {
    timeout: settings.lookupTimeout,
    ...options,
    url: `${settings.hubUrl}/${where}`,
  });
}
