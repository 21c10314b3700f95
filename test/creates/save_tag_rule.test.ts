import nock from 'nock';
import saveTagRule from '../../creates/save_tag_rule.js';
import { failure, HUB, NUMBER, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform, sample } = operationOf(saveTagRule);
const saving = (inputData: object) =>
  run(perform, {
    inputData: { waba_id: WABA, tag: 'Wedding', keywords: ['wedding'], ...inputData },
  }) as Promise<Record<string, unknown>>;

const rule = {
  tag: 'Wedding',
  keywords: ['wedding'],
  keyword_match: 'contains',
  payloads: [],
  phone_number_id: '',
  on: true,
};

function keeps(changes: object = {}) {
  const told: object[] = [];
  nock(HUB)
    .put('/v1/tag-rules', (body: object) => told.push(body) > 0)
    .reply(200, {
      id: 'r_1',
      waba_id: WABA,
      ...rule,
      ...changes,
      updated_at: '2026-03-02T09:41:07.000Z',
    });
  return told;
}

it('keeps a rule, and says so', async () => {
  const told = keeps();
  expect(await saving({ keyword_match: '', payloads: [''], phone_number_id: null, on: '' })).toEqual({
    ...rule,
    phone_number_id: null,
    id: 'r_1',
    was_saved: true,
    updated_at: '2026-03-02T09:41:07.000Z',
    trial_since: null,
    trial_messages: null,
    trial_matched: null,
    trial_contacts: null,
    trial_tagged_already: null,
    examples: [],
  });
  expect(told).toEqual([{ waba_id: WABA, ...rule }]);
});

it('takes every wish', async () => {
  const told = keeps();
  await saving({
    tag: ' Big  wedding ',
    keywords: 'wedding',
    keyword_match: 'The whole message',
    payloads: ['WEDDING_MENU', ' '],
    phone_number_id: NUMBER,
    on: 'false',
  });
  expect(told).toEqual([
    {
      waba_id: WABA,
      tag: 'Big wedding',
      keywords: ['wedding'],
      keyword_match: 'whole',
      payloads: ['WEDDING_MENU'],
      phone_number_id: NUMBER,
      on: false,
    },
  ]);
});

it('only tries a rule when it is to be tried, with the same outputs', async () => {
  const asked: object[] = [];
  const trial = {
    messages: 10,
    since: '2026-01-31T00:00:00.000Z',
    matched: 2,
    contacts: 1,
    tagged_already: 0,
  };
  nock(HUB)
    .post('/v1/tag-rules/trial', (body: object) => asked.push(body) > 0)
    .reply(200, { ...trial, examples: [] });
  const tried = await saving({ only_try: true });
  expect(tried).toMatchObject({ id: null, was_saved: false, trial_messages: 10, trial_contacts: 1 });
  expect(Object.keys(tried).sort()).toEqual(Object.keys(sample as object).sort());
  expect(asked).toEqual([{ waba_id: WABA, ...rule, days: 30 }]);
});

it.each([
  [{ keywords: [], payloads: null }, 'would never give its tag'],
  [{ tag: ' ' }, '“Tag” is empty'],
  [{ tag: 'A;B' }, '“Tag” holds a semicolon'],
  [{ keyword_match: 'sometimes' }, '“Where the Keyword Stands” has a choice that does not exist'],
])('stops for %j', async (changes, why) => {
  expect(await failure(saving(changes))).toEqual({
    name: 'HaltedError',
    message: expect.stringContaining(why),
  });
});
