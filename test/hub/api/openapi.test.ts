import { fastify } from 'fastify';
import { describeRoutes } from '../../../hub/api/openapi.js';
import { openApiDesk, type ApiDesk } from './desk.js';

let desk: ApiDesk;
beforeEach(async () => {
  desk = await openApiDesk();
});
afterEach(async () => {
  await desk.close();
});

interface Operation {
  security?: object[];
  parameters?: { name: string; in: string; required: boolean; schema: { enum?: string[] } }[];
  requestBody?: { content: { 'application/json': { schema: { required: string[]; properties: object } } } };
  responses: Record<string, object>;
}

const description = async () =>
  (await desk.ask('GET', '/openapi.json')).json<{
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
  }>();

test('everybody may read what the API is', async () => {
  const { openapi, paths } = await description();
  expect(openapi).toBe('3.1.0');
  expect(Object.keys(paths['/v1/contacts/{key}'] ?? {}).sort()).toEqual(['delete', 'get', 'put']);
});

test('what a route reads is described by what checks it', async () => {
  const { paths } = await description();
  const list = paths['/v1/contacts']?.['get']?.parameters ?? [];
  expect(list.map(({ name, in: place, required }) => [name, place, required])).toEqual([
    ['waba_id', 'query', true],
    ['tag', 'query', false],
    ['consent', 'query', false],
    ['name', 'query', false],
    ['limit', 'query', false],
    ['cursor', 'query', false],
  ]);
  expect(list[2]?.schema.enum).toEqual(['transactional', 'pending', 'opted_in', 'opted_out']);
  const tags = paths['/v1/contacts/{key}/tags']?.['put'];
  expect(tags?.parameters).toMatchObject([{ name: 'key', in: 'path', required: true }]);
  expect(tags?.requestBody?.content['application/json'].schema).toMatchObject({
    required: ['waba_id', 'mode', 'tags', 'source'],
    additionalProperties: false,
  });
});

test('every route says what it answers, and needs a token when it is about an account', async () => {
  for (const [path, operations] of Object.entries((await description()).paths)) {
    for (const { responses, security } of Object.values(operations)) {
      expect(Object.keys(responses)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^2/), 'default']),
      );
      expect(security).toEqual(path.startsWith('/v1/') ? [{ token: [] }] : undefined);
    }
  }
});

test('a route that is not described cannot be registered', () => {
  const app = fastify();
  describeRoutes(app);
  expect(() => app.get('/v1/secret', () => 'hidden')).toThrow('GET /v1/secret is not described');
});
