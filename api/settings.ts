/** Hosts that may be plain http: they never leave this machine. */
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

function text(name: string, fallback = ''): string {
  return process.env[name]?.trim() || fallback;
}

function milliseconds(name: string, fallback: number): number {
  const value = Number(text(name));
  return Number.isFinite(value) && value > 0 ? value : fallback;
}

/** A base address without a trailing slash; '' when it is not set. Tokens travel to it, so it must be https. */
function address(name: string, fallback = ''): string {
  const written = text(name, fallback).replace(/\/+$/, '');
  if (!written) return '';
  const url = URL.parse(written);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname))) {
    return written;
  }
  throw new Error(
    `The setting ${name} must be an address that starts with https://. Ask the person who runs this integration to correct it.`,
  );
}

/** The environment of the integration. Zapier sets it for each version, so it is read at each use, not at start. */
export const settings = {
  /** App ID of the Meta app. */
  get clientId() {
    return text('CLIENT_ID');
  },
  /** App secret of the Meta app. */
  get clientSecret() {
    return text('CLIENT_SECRET');
  },
  /** Configuration of Facebook Login for Business; '' means that the permissions are asked for one by one. */
  get configId() {
    return text('META_CONFIG_ID');
  },
  get graphUrl() {
    return address('GRAPH_URL', 'https://graph.facebook.com');
  },
  get graphVersion() {
    return text('GRAPH_VERSION', 'v25.0');
  },
  get facebookUrl() {
    return address('FACEBOOK_URL', 'https://www.facebook.com');
  },
  /** '' when there is no hub: sends work without one, triggers do not. */
  get hubUrl() {
    return address('HUB_URL');
  },
  /** Milliseconds that a question may take. */
  get lookupTimeout() {
    return milliseconds('LOOKUP_TIMEOUT_MS', 3_500);
  },
  /** Milliseconds that a send may take; a send that times out is the costly case, so it is longer. */
  get sendTimeout() {
    return milliseconds('SEND_TIMEOUT_MS', 15_000);
  },
};
