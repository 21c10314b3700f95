import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';

interface Extra {
  headers?: Record<string, string>;
  /** The members of the request that are wrong, such as `filter.types`. */
  fields?: string[];
}

/** An error as the caller gets it: a problem document (RFC 9457). `detail` says what happened and what to do next. */
export class Problem extends Error {
  override name = 'Problem';

  /** `slug` is what a program may compare; it never changes. */
  constructor(
    readonly status: number,
    readonly slug: string,
    readonly title: string,
    readonly detail: string,
    readonly extra: Extra = {},
  ) {
    super(detail);
  }
}

/** Every error of the API becomes a problem document; `storeAnswers` tells a database that is away from a fault of ours. */
export function registerProblems(app: FastifyInstance, storeAnswers: () => Promise<boolean>): void {
  app.setNotFoundHandler((request, reply) => {
    send(reply, noSuchRoute(request.method));
  });
  app.setErrorHandler<FastifyError | Problem>(async (error, request, reply) => {
    const problem = error instanceof Problem ? error : problemOfFramework(error);
    if (problem) return send(reply, problem);
    request.log.error({ err: error, req: request }, 'a request failed');
    return send(reply, (await storeAnswers()) ? fault() : storeAway());
  });
}

function send(reply: FastifyReply, { status, slug, title, detail, extra }: Problem): FastifyReply {
  const { headers = {}, fields } = extra;
  return reply
    .code(status)
    .headers(headers)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:whatsapp-hub:problem:${slug}`,
        title,
        status,
        detail,
        ...(fields && { fields }),
      }),
    );
}

/** What fastify refuses before a route sees it. Its own texts can repeat the body, so they are not used. */
function problemOfFramework(error: FastifyError): Problem | null {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Problem(
        400,
        'not-json',
        'Not JSON',
        'The body of the request is not JSON. Send one JSON object.',
      );
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem(
        413,
        'too-large',
        'Too Large',
        'The body of the request is too large for this address.',
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem(
        415,
        'wrong-type',
        'Wrong Content Type',
        'Send the body as JSON, with the header Content-Type: application/json.',
      );
    default: {
      const status = error.statusCode ?? 500;
      if (status < 400 || status > 499) return null;
      return new Problem(
        status,
        'bad-request',
        'Bad Request',
        'The hub could not read the request. Check its address, its headers and its body.',
      );
    }
  }
}

function noSuchRoute(method: string): Problem {
  return new Problem(
    404,
    'no-such-address',
    'No Such Address',
    `The hub has nothing at this address for ${method}. Check the address, and that the hub is as new as what calls it.`,
  );
}

function fault(): Problem {
  return new Problem(
    500,
    'fault',
    'Error in the Hub',
    'The hub could not do this because of an error of its own. The hub’s log tells what happened. Try again in a minute.',
  );
}

function storeAway(): Problem {
  return new Problem(
    503,
    'store-away',
    'Database Not Reachable',
    'The hub cannot reach its database at the moment. Try again in a minute; if it stays so, the person who runs the hub should look at the database.',
    { headers: { 'retry-after': '60' } },
  );
}
