import { Agent, type Dispatcher } from 'undici';
import { HostRefused, type Guard } from './guard.js';
import { retryAfterMs } from './retry-after.js';

/** What a target answered. A reason names the host and the status only: the path of a hook is a secret. */
export type Answer =
  | { outcome: 'accepted' }
  | { outcome: 'gone' }
  | { outcome: 'throttled'; retryAfterMs: number | null; reason: string }
  | { outcome: 'failed'; reason: string };

export interface Poster {
  /** Posts JSON to a hook. Never fails: whatever happens is an answer. Follows no redirect. */
  post(targetUrl: string, json: string): Promise<Answer>;
  /** Closes the connections. */
  close(): Promise<void>;
}

/** The most POSTs one origin gets at a time, each over a connection of its own. */
export const connectionsPerOrigin = 256;
const responseBytes = 64 * 1024;

/** `timeoutMs`: connecting, headers and body together. */
export function createPoster({ guard, timeoutMs = 15_000 }: { guard: Guard; timeoutMs?: number }): Poster {
  const agent = new Agent({
    connect: guard.connector,
    connections: connectionsPerOrigin,
    pipelining: 1,
    // One clock of our own covers the whole exchange.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    post(targetUrl, json) {
      const refusal = guard.refusal(targetUrl);
      if (refusal) return Promise.resolve({ outcome: 'failed', reason: refusal });
      const url = new URL(targetUrl);
      return new Promise((resolve) => {
        const exchange = new Exchange(url.host, timeoutMs, resolve);
        const request = {
          origin: url.origin,
          path: url.pathname + url.search,
          method: 'POST' as const,
          headers: { 'content-type': 'application/json', 'user-agent': 'whatsapp-business-for-zapier' },
          body: json,
        };
        try {
          agent.dispatch(request, exchange);
        } catch (error) {
          exchange.onResponseError(null, error instanceof Error ? error : new Error('unknown'));
        }
      });
    },
    close: () => agent.destroy(),
  };
}

/** One POST on its way. The status decides as soon as it is there; the body is read only to free the connection. */
class Exchange implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private answer: Answer | null = null;
  private received = 0;
  private over = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly host: string,
    timeoutMs: number,
    private readonly resolve: (answer: Answer) => void,
  ) {
    this.timer = setTimeout(
      () => this.cut(`${host} did not answer within ${Math.ceil(timeoutMs / 1_000)} seconds.`),
      timeoutMs,
    );
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.over) controller.abort(new Error('Too late.'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // 1xx only announces the answer.
    if (status >= 200) this.answer = answerOf(status, headers, this.host);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.received += chunk.length;
    if (this.received > responseBytes) this.cut(`${this.host} sent too long an answer.`);
  }

  onResponseEnd(): void {
    this.finish(`${this.host} sent no answer.`);
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.finish(
      error instanceof HostRefused ? error.message : `${this.host} could not be reached (${codeOf(error)}).`,
    );
  }

  private cut(reason: string): void {
    this.finish(reason);
    this.controller?.abort(new Error(reason));
  }

  /** `reason` counts only when no status has come. */
  private finish(reason: string): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.timer);
    this.resolve(this.answer ?? { outcome: 'failed', reason });
  }
}

function answerOf(
  status: number,
  headers: Record<string, string | string[] | undefined>,
  host: string,
): Answer {
  if (status < 300) return { outcome: 'accepted' };
  if (status === 410) return { outcome: 'gone' };
  const reason = `${host} answered with status ${status}.`;
  if (status !== 429) return { outcome: 'failed', reason };
  return { outcome: 'throttled', retryAfterMs: retryAfterMs(headers['retry-after'], Date.now()), reason };
}

/** The system's short code, such as ECONNREFUSED; never the message, which can hold the URL. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
