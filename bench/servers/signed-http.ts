import { listen, readBody } from './listen.js';
import { isSigned } from './signature.js';

/** Baseline (b): what any receiver of Meta's webhooks must do at least; it keeps nothing. */
listen((request, response) => {
  readBody(request, (body) => {
    const update: unknown = isSigned(request, body) ? JSON.parse(body.toString()) : null;
    if (update === null) response.statusCode = 401;
    response.end();
  });
});
