import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HubEvent } from '../../whatsapp/event.js';
import { sign } from '../signature.js';

/** The hub as it ships: the built program in a process of its own. `npm test` builds it first. */
export interface HubProcess {
  url: string;
  /** What it wrote so far. */
  output(): string;
  /** Sends a signal and gives the exit code when the process has ended. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

export const secret = 'app_secret_123';
const program = join(__dirname, '../../dist/hub/main.js');

/** Runs the program until it ends by itself. */
export async function runHub(environment: Record<string, string>, args: string[] = []) {
  const { child, output } = launch(environment, args);
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, output: output() };
}

export async function startHubProcess(environment: Record<string, string>): Promise<HubProcess> {
  const { child, output } = launch({
    META_APP_ID: '1234567890',
    META_APP_SECRET: secret,
    META_VERIFY_TOKEN: 'meatyhamhock',
    PORT: '0',
    ...environment,
  });
  const url = await listening(child, output);
  return {
    url,
    output,
    async stop(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exited = once(child, 'exit') as Promise<[number | null]>;
      child.kill(signal);
      return (await exited)[0];
    },
  };
}

function launch(environment: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  }
  return { child, output: () => text };
}

async function listening(child: ChildProcess, output: () => string): Promise<string> {
  for (;;) {
    const ready = /"url":"([^"]+)".*"the hub is ready"/.exec(output());
    if (ready?.[1]) return ready[1];
    if (child.exitCode !== null) throw new Error(`The hub did not start:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Sends a body as Meta does. */
export function postTo(url: string, body: unknown): Promise<Response> {
  const text = JSON.stringify(body);
  return fetch(`${url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': sign(text, secret) },
    body: text,
  });
}

export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'hub-process-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Where Zapier would be: takes hooks and remembers the events in them, in order. */
export interface HookTarget {
  /** `host:port`, as HOOK_HOSTS wants it. */
  host: string;
  url: string;
  events: HubEvent[];
  /** Of the events that are messages. */
  messageIds: string[];
  close(): Promise<void>;
}

export async function startHookTarget(): Promise<HookTarget> {
  const events: HubEvent[] = [];
  const messageIds: string[] = [];
  const server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      for (const event of (Array.isArray(body) ? body : [body]) as HubEvent[]) {
        events.push(event);
        if (event.event === 'message') messageIds.push(event.data.message.id ?? '');
      }
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/hooks/standard/1/a/`,
    events,
    messageIds,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}

export async function until(holds: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
