import nock from 'nock';
import findTemplate from '../../searches/find_template.js';
import { templateOutputs, templateSample } from '../../searches/find-template/output.js';
import { failure, GRAPH, graphError, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform } = operationOf(findTemplate);
const find = (inputData: object) =>
  run(perform, { inputData: { waba_id: WABA, ...inputData } }) as Promise<Record<string, unknown>[]>;

const template = (changes: object = {}) => ({
  id: '5',
  name: 'order_ready',
  language: 'en_GB',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Order {{1}} is ready.', example: { body_text: [['860']] } }],
  ...changes,
});

/** Lets Graph answer one question for templates; gives the scope. */
const listed = (templates: object[], query: object = {}) =>
  nock(GRAPH)
    .get(`/v25.0/${WABA}/message_templates`)
    .query((asked) => Object.entries(query).every(([key, value]) => asked[key] === value))
    .reply(200, { data: templates });

test('an account without such a template gives nothing, and no error', async () => {
  listed([]);
  expect(await find({ name: 'order_ready' })).toEqual([]);
});

test.each([{}, { name: ' ', language: null, status: '', category: undefined }])(
  'a search for nothing is stopped: it would find any template',
  async (inputData) => {
    expect(await failure(find(inputData))).toEqual({
      name: 'HaltedError',
      message: expect.stringContaining('Fill in at least one'),
    });
  },
);

test('an account that Meta does not show is a sentence, not a miss', async () => {
  nock(GRAPH)
    .get(`/v25.0/${WABA}/message_templates`)
    .query(true)
    .reply(403, graphError(200, { message: '(#200) Permission denied' }));
  expect((await failure(find({ name: 'x' }))).message).toContain('Meta code 200');
});

test('what Graph gives beside what was asked for is left out', async () => {
  listed([
    template({ language: 'de' }),
    template({ status: 'REJECTED' }),
    template({ category: 'MARKETING' }),
  ]);
  const wanted = { name: 'order', language: 'en_GB', status: 'approved', category: 'utility' };
  expect(await find(wanted)).toEqual([]);
});

test('Graph is asked in its own words, however people write them', async () => {
  const asked = listed([template()], {
    name: 'order_ready',
    language: 'en_GB',
    status: 'APPROVED',
    category: 'UTILITY',
  });
  const written = { name: ' Order Ready ', language: 'en-gb', status: 'approved', category: 'utility' };
  expect(await find(written)).toMatchObject([{ id: '5' }]);
  expect(asked.isDone()).toBe(true);
});

test('the exact name comes first, then what can be sent', async () => {
  listed([
    template({ id: '1', name: 'order_ready_now' }),
    template({ id: '2', status: 'REJECTED' }),
    template({ id: '3', name: 'my_order_ready', status: 'PAUSED' }),
    template({ id: '4' }),
  ]);
  expect((await find({ name: 'order_ready' })).map(({ id }) => id)).toEqual(['4', '2', '1', '3']);
});

test('all pages are looked through', async () => {
  nock(GRAPH)
    .get(`/v25.0/${WABA}/message_templates`)
    .query(({ after }) => after === undefined)
    .reply(200, {
      data: [template({ id: '1', name: 'order_ready_now' })],
      paging: { cursors: { after: 'A' }, next: `${GRAPH}/next` },
    });
  listed([template()], { after: 'A' });
  expect((await find({ name: 'order_ready' })).map(({ id }) => id)).toEqual(['5', '1']);
});

test('a rejected template comes with the reason and what to do', async () => {
  listed([template({ status: 'REJECTED', rejected_reason: 'SCAM', quality_score: { score: 'UNKNOWN' } })]);
  expect(await find({ name: 'order_ready' })).toMatchObject([
    {
      status: 'rejected',
      rejection_reason: 'scam',
      rejection_explanation: expect.any(String),
      rejection_advice: expect.any(String),
      quality: 'not_known',
    },
  ]);
});

test('a template tells what has to be filled in, with Meta’s examples', async () => {
  listed([
    template({
      rejected_reason: 'NONE',
      components: [
        { type: 'HEADER', format: 'IMAGE' },
        ...template().components,
        { type: 'FOOTER', text: 'Lucky Garden' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Thanks' }] },
      ],
    }),
  ]);
  const [found] = await find({ status: 'approved' });
  expect(found).toMatchObject({
    header: 'image',
    text: 'Order {{1}} is ready.',
    footer: 'Lucky Garden',
    buttons: [{ text: 'Thanks', type: 'quick_reply' }],
    rejection_reason: null,
  });
  expect(found?.variables).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: 'header_media', required: true }),
      expect.objectContaining({ field: 'body_1', example: '860' }),
    ]),
  );
});

test.each([
  ['no components', { components: undefined }],
  ['components that are none', { components: 'BODY' }],
  [
    'parts without a kind',
    { components: [{}, { type: 'BUTTONS', buttons: 'x' }, { type: 'BODY', text: 5 }] },
  ],
  ['a rating as a word', { quality_score: 'RED' }],
])('a template with %s is no crash', async (_name, changes) => {
  listed([template(changes)]);
  expect(await find({ name: 'order_ready' })).toMatchObject([{ id: '5' }]);
});

test('a template has exactly the keys of the sample and of the outputs', async () => {
  listed([template()]);
  const [found] = await find({ name: 'order_ready' });
  expect(Object.keys(found ?? {}).sort()).toEqual(Object.keys(templateSample).sort());
  expect(Object.keys(templateOutputs).sort()).toEqual(Object.keys(templateSample).sort());
});
