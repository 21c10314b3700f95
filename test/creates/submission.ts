import nock from 'nock';
import createTemplate from '../../creates/create_template.js';
import type { CreateTemplateOutput } from '../../creates/create-template/output.js';
import { GRAPH, HUB, run, WABA } from '../zapier.js';

const { perform } = createTemplate.operation;
export const templates = `/v25.0/${WABA}/message_templates`;

export const inputData = {
  waba_id: WABA,
  name: 'order_ready',
  language: 'en_GB',
  category: 'utility',
  body: 'Hello {{first_name}}, your order {{order}} is ready in our garden shop.',
  examples: ['first_name = Ana', 'order = 860198'],
};

export const creating = (changes: object = {}) =>
  run(perform, { inputData: { ...inputData, ...changes } }) as Promise<CreateTemplateOutput>;

/** The templates that the account has. */
export const has = (...existing: object[]) =>
  nock(GRAPH).get(templates).query(true).reply(200, { data: existing });

/** Meta takes the template; gives what was posted. */
export function takes(answer: object = { id: '900', status: 'PENDING', category: 'UTILITY' }) {
  const posted: Record<string, unknown>[] = [];
  nock(GRAPH)
    .post(templates, (body: Record<string, unknown>) => posted.push(body) > 0)
    .query(true)
    .reply(200, answer);
  return posted;
}

/** The hub takes the news; gives what it was told. */
export function hubHears() {
  const told: Record<string, unknown>[] = [];
  nock(HUB)
    .post('/v1/templates/reviews', (body: Record<string, unknown>) => told.push(body) > 0)
    .reply(204);
  return told;
}
