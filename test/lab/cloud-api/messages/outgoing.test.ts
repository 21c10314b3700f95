import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { mediaRules, type MediaKind } from '../../../../whatsapp/media-rules.js';
import { outgoingFields, outgoingOf, type OutgoingType, type Values } from '../../../../whatsapp/outgoing.js';
import { least, types } from '../../../whatsapp/outgoing/values.js';
import { startQuickly } from '../connected.js';
import { send, upload } from '../sending.js';

/* What whatsapp/outgoing.ts lets through, Meta takes: the lab's Meta checks messages as Meta does. */

let api: CloudApi;
beforeEach(async () => {
  api = await startQuickly();
});
afterEach(() => api.close());

/** Whatever the type asks for, each text as long as it may be. */
function most(type: OutgoingType, headingType: string): Values {
  const values = { heading_type: headingType, flow_data: '{"name": "Ada"}' };
  const texts = outgoingFields(type, values)
    .filter(({ most }) => most !== undefined)
    .map(({ key, most = 0 }, index) => [key, String(index).padEnd(most, 'x')]);
  const rows = Array.from({ length: 10 }, (_, index) => ({
    row_title: String(index).padEnd(24, 'x'),
    row_description: 'x'.repeat(72),
    row_value: String(index).padEnd(200, 'x'),
    row_section: String(index).padEnd(24, 'x'),
  }));
  return { ...least[type], ...values, ...Object.fromEntries(texts), rows, reply_to: 'wamid.1' };
}

/** The files that the values stand for, uploaded: by link, Meta would fetch them from elsewhere. */
async function withMedia(type: OutgoingType, values: Values): Promise<Values> {
  const fields = outgoingFields(type, values).filter(({ kind }) => kind === 'media');
  const ids = fields.map(
    async ({ key, mediaKind }) => [key, await mediaId(mediaKind ?? 'document')] as const,
  );
  return { ...values, ...Object.fromEntries(await Promise.all(ids)) };
}

async function mediaId(kind: MediaKind): Promise<string> {
  const { body } = await upload(api, new Uint8Array([1, 2, 3]), mediaRules[kind].types[0] ?? '');
  return String(body.id);
}

async function expectTaken(type: OutgoingType, values: Values): Promise<void> {
  const made = outgoingOf(type, await withMedia(type, values));
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'));
  const answer = await send(api, made.payload);
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
}

describe.each(types)('a message of the type %s', (type) => {
  test('is taken with the least that it needs', () => expectTaken(type, least[type]));
  test('is taken with all that it may have', () => expectTaken(type, most(type, 'text')));
});

describe.each(['buttons', 'link_button', 'flow'] as const)('a message of the type %s', (type) => {
  test.each(['none', 'image', 'video', 'document'])('is taken with this in its header: %s', (heading) =>
    expectTaken(type, most(type, heading)),
  );
});
