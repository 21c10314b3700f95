import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { startZapier, type Zapier, type ZapierOptions } from '../../../lab/zapier/zapier.js';
import type { Connection } from '../../../lab/zapier/connection.js';
import type { Run } from '../../../lab/zapier/zap.js';

/** The service behind the garden app: tokens, hooks, plants. */
export interface Garden {
  url: string;
  hooks: Map<string, { url: string; bed: string }>;
  plants: { id: string; name: string }[];
  /** The token that works now. */
  token: string;
  allow: 'yes' | 'no' | 'other-state';
  refreshes: number;
  close(): Promise<void>;
}

export async function startGarden(): Promise<Garden> {
  const server = createServer((request, response) => {
    void answer(garden, request).then(({ status, body, location }) => {
      response.writeHead(status, { 'content-type': 'application/json', ...(location ? { location } : {}) });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  const garden: Garden = {
    url: '',
    hooks: new Map(),
    plants: [],
    token: 'key-1',
    allow: 'yes',
    refreshes: 0,
    close: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  garden.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return garden;
}

async function answer(
  garden: Garden,
  request: IncomingMessage,
): Promise<{ status: number; body?: unknown; location?: string }> {
  const url = new URL(request.url ?? '/', garden.url);
  const query = url.searchParams;
  if (url.pathname === '/authorize') return { status: 302, location: consent(garden, query) };
  if (url.pathname === '/token')
    return { status: 200, body: { token: garden.token, garden: 'Lucky Garden' } };
  if (url.pathname === '/refresh') {
    garden.refreshes += 1;
    return query.get('token') === 'dead' ? { status: 400 } : { status: 200, body: { token: garden.token } };
  }
  if (request.headers.authorization !== `Bearer ${garden.token}`) return { status: 401, body: {} };
  if (url.pathname === '/hooks') {
    const hook = JSON.parse(await textOf(request)) as { url: string; bed: string };
    const id = `h${garden.hooks.size + 1}`;
    garden.hooks.set(id, hook);
    return { status: 201, body: { id } };
  }
  if (url.pathname.startsWith('/hooks/')) {
    garden.hooks.delete(url.pathname.slice('/hooks/'.length));
    return { status: 200, body: {} };
  }
  if (url.pathname === '/plants') return { status: 200, body: garden.plants };
  return { status: 200, body: { name: 'Lucky Garden' } };
}

function consent(garden: Garden, query: URLSearchParams): string {
  const back = new URL(query.get('redirect_uri') ?? '');
  back.searchParams.set('state', garden.allow === 'other-state' ? 'made-up' : (query.get('state') ?? ''));
  if (garden.allow === 'no') back.searchParams.set('error_description', 'Permissions error');
  else back.searchParams.set('code', 'c1');
  return back.href;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

export function startGardenZapier(garden: Garden, options: Partial<ZapierOptions> = {}): Promise<Zapier> {
  return startZapier({
    app: resolve('test/fixtures/garden-app/index.mjs'),
    env: { SERVICE_URL: garden.url, CLIENT_ID: 'garden-client', CLIENT_SECRET: 's' },
    patience: 0.001,
    ...options,
  });
}

/** A browser that goes where it is sent, as a person who allows everything. */
export async function browse(url: string): Promise<void> {
  await fetch(url);
}

/** Turns on "plant list → water" with one new plant, polls it, and gives its run. */
export async function runOnce(
  zapier: Zapier,
  connection: Connection,
  garden: Garden,
  input: Record<string, unknown>,
): Promise<Run> {
  const zap = await zapier.turnOn(
    {
      name: `zap ${Math.random()}`,
      trigger: { step: 'plant_list', input: {} },
      steps: [{ name: 'water', kind: 'creates', step: 'water', input }],
    },
    connection,
  );
  garden.plants.unshift({ id: `new-${garden.plants.length}`, name: 'Basil' });
  await zap.poll();
  await zap.turnOff();
  const run = zap.runs[0];
  if (!run) throw new Error('The Zap did not run.');
  return run;
}
