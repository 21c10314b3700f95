import { listen, readBody } from './listen.js';

/** Baseline (a): what node:http itself costs. */
listen((request, response) => {
  readBody(request, () => response.end());
});
