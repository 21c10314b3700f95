import type { FastifyInstance } from 'fastify';

/** What came back to the redirect URI. */
export type OAuthAnswer = Record<string, string>;

/** People who are in the connect window now, by the `state` that Zapier made for them. */
export class OAuthReturns {
  private readonly waiting = new Map<string, (answer: OAuthAnswer) => void>();

  constructor(private readonly origin: () => string) {}

  get redirectUri(): string {
    return `${this.origin()}/dashboard/auth/oauth/return/LocalCLIAPI/`;
  }

  /** Waits for the answer that carries this state. */
  expect(state: string): { answer: Promise<OAuthAnswer>; forget(): void } {
    const answer = new Promise<OAuthAnswer>((resolve) => this.waiting.set(state, resolve));
    return { answer, forget: () => this.waiting.delete(state) };
  }

  /** False when nobody asked for it: a made-up or used state. */
  arrive(answer: OAuthAnswer): boolean {
    const waiting = this.waiting.get(answer.state ?? '');
    this.waiting.delete(answer.state ?? '');
    waiting?.(answer);
    return waiting !== undefined;
  }
}

/** Serves the redirect URI: the page that a person sees after "Allow". */
export function serveOAuthReturn(server: FastifyInstance, returns: OAuthReturns): void {
  server.get('/dashboard/auth/oauth/return/LocalCLIAPI/', async (request, reply) => {
    const known = returns.arrive(request.query as OAuthAnswer);
    const text = known
      ? 'You can close this window and go back to the terminal.'
      : 'This connection was not started here, or it was finished before. Start again from the terminal.';
    return reply
      .code(known ? 200 : 400)
      .type('text/plain; charset=utf-8')
      .send(text);
  });
}
