import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** What the description of the API tells of a route; it stands where the route is registered. */
export interface RouteDescription {
  /** What it does, in one sentence. */
  summary: string;
  /** What it answers when all is well, by status. */
  answers: Record<number, string>;
  path?: z.ZodObject | undefined;
  query?: z.ZodObject | undefined;
  body?: z.ZodObject | undefined;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    description?: RouteDescription;
  }
}

interface Described extends RouteDescription {
  method: string;
  url: string;
}

/**
 * Gathers what every route that is registered from now on tells of itself, and answers it at /openapi.json
 * (OpenAPI 3.1). A route without a description is refused, so that none is missing.
 */
export function describeRoutes(app: FastifyInstance): void {
  const routes: Described[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    // Fastify registers one beside each GET.
    if (method === 'HEAD') return;
    if (!config?.description) throw new Error(`The route ${String(method)} ${url} is not described.`);
    routes.push({ method: String(method), url, ...config.description });
  });
  app.get('/openapi.json', { config: { description: ownDescription } }, () => documentOf(routes));
}

const ownDescription: RouteDescription = {
  summary: 'Describes this API.',
  answers: { 200: 'An OpenAPI 3.1 document.' },
};

const about = {
  title: 'WhatsApp Business Hub',
  version: '1',
  description:
    'What the hub tells and is told about WhatsApp Business accounts. The token is a Meta access token; it sees the accounts that Meta lets it see. Ids and times are texts, times in ISO-8601.',
};

const problem = {
  description: 'It did not work. `detail` says why, and what to do.',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail'],
        properties: {
          type: { type: 'string', description: 'What a program may compare.' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          fields: { type: 'array', items: { type: 'string' }, description: 'What is wrong in the request.' },
        },
      },
    },
  },
};

function documentOf(routes: Described[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const address = route.url.replace(/:(\w+)/g, '{$1}');
    paths[address] = { ...paths[address], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: about,
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: { problem },
    },
  };
}

function operationOf({ url, summary, answers, path, query, body }: Described) {
  const parameters = [...parametersOf('path', path), ...parametersOf('query', query)];
  return {
    summary,
    ...(url.startsWith('/v1/') && { security: [{ token: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, description]) => [status, { description }]),
      ),
      default: { $ref: '#/components/responses/problem' },
    },
  };
}

function parametersOf(place: 'path' | 'query', form: z.ZodObject | undefined) {
  if (!form) return [];
  const { properties = {}, required = [] } = schemaOf(form);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema,
  }));
}

/** Of what callers write, not of what it is read as. */
function schemaOf(form: z.ZodObject) {
  return z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' });
}
