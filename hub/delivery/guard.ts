import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIPv6, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isAddress, isPublicAddress } from './addresses.js';

/** Looks up all addresses of a name; `dns.lookup` unless a test says otherwise. */
export type LookupAll = (
  name: string,
  options: { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Keeps hook deliveries away from everything but the hosts the admin allowed (server-side request forgery). */
export interface Guard {
  /** Why this URL may not be called, as a sentence for the admin, or null when it may. Looks nothing up. */
  refusal(targetUrl: string): string | null;
  /** The same for where its name leads today; null when it leads to the public Internet or cannot be looked up. */
  addressRefusal(targetUrl: string): Promise<string | null>;
  /** Makes the connections: checks the literal host, every address its name has, and the address reached. */
  connector: buildConnector.connector;
}

/** A host that HOOK_HOSTS does not allow, or that leads to a private address. The message names the host only. */
export class HostRefused extends Error {
  override name = 'HostRefused';
}

const connectWithinMs = 10_000;
const lookUpWithinMs = 2_000;

/** `hookHosts`: entries of HOOK_HOSTS, `host` or `host:port`. */
export function createGuard(hookHosts: readonly string[], lookupAll: LookupAll = systemLookup): Guard {
  const { byName, asTyped } = originsOf(hookHosts);
  const connectAnywhere = buildConnector({ allowH2: false, timeout: connectWithinMs });
  const connectPublic = buildConnector({
    allowH2: false,
    timeout: connectWithinMs,
    lookup: publicLookup(lookupAll),
  });

  return {
    refusal(targetUrl) {
      const url = URL.canParse(targetUrl) ? new URL(targetUrl) : null;
      if (!url || !['http:', 'https:'].includes(url.protocol)) return 'It is not a web address.';
      if (url.username || url.password) return 'It must not hold a user name or a password.';
      if (byName.has(url.origin) || asTyped.has(url.origin)) return null;
      return byName.has(`https://${url.host}`)
        ? `The host ${url.host} must be called over https.`
        : `The host ${url.host} is not on the list of the hub’s setting HOOK_HOSTS.`;
    },

    addressRefusal(targetUrl) {
      const url = new URL(targetUrl);
      if (asTyped.has(url.origin)) return Promise.resolve(null);
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(null), lookUpWithinMs);
        lookupAll(url.hostname, { all: true }, (error, addresses) => {
          clearTimeout(timer);
          resolve(!error && leadsInside(addresses) ? privateHost(url.hostname).message : null);
        });
      });
    },

    connector(options, callback) {
      const { hostname } = options;
      if (asTyped.has(originOf(options))) return connectAnywhere(options, callback);
      if (isAddress(hostname) && !isPublicAddress(hostname)) return callback(privateHost(hostname), null);
      connectPublic(options, (error, socket) => {
        if (error) return callback(error, null);
        // The address that was reached has the last word, whatever a name server said before.
        if (socket && isPublicAddress(socket.remoteAddress ?? '')) return callback(null, socket);
        socket?.destroy();
        callback(privateHost(hostname), null);
      });
    },
  };
}

/** The origins that entries allow: a name over https only; an address or localhost, which only the admin can have put there, as it stands. */
function originsOf(hookHosts: readonly string[]): { byName: Set<string>; asTyped: Set<string> } {
  const byName = new Set<string>();
  const asTyped = new Set<string>();
  for (const entry of hookHosts) {
    if (!URL.canParse(`https://${entry}`)) continue;
    const { hostname, origin } = new URL(`https://${entry}`);
    if (isAddress(hostname) || hostname === 'localhost') {
      asTyped.add(origin).add(new URL(`http://${entry}`).origin);
    } else byName.add(origin);
  }
  return { byName, asTyped };
}

function originOf({ protocol, hostname, port }: buildConnector.Options): string {
  const host = isIPv6(hostname) ? `[${hostname}]` : hostname;
  return new URL(`${protocol}//${host}${port ? `:${port}` : ''}`).origin;
}

function publicLookup(lookupAll: LookupAll): LookupFunction {
  return (hostname, options, callback) => {
    lookupAll(hostname, { ...options, all: true }, (error, addresses) => {
      const first = addresses?.[0];
      if (error || !first) return callback(error ?? new Error(`${hostname} has no address.`), []);
      if (leadsInside(addresses)) return callback(privateHost(hostname), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function leadsInside(addresses: LookupAddress[]): boolean {
  return addresses.some(({ address }) => !isPublicAddress(address));
}

function privateHost(hostname: string): HostRefused {
  return new HostRefused(`The host ${hostname} leads to a private address, which the hub does not call.`);
}
