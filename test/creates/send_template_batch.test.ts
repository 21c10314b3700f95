import nock from 'nock';
import {
  batch,
  batchAgain,
  ledger,
  numberOf,
  outcomesOf,
  rowOf,
  rowsOf,
  stored,
  tableReady,
  tableWithPicture,
  takesAll,
} from './send-template-batch/batch.js';
import { failure, GRAPH, graphError, HUB, NUMBER, offline } from '../zapier.js';
import { decodeCallbackData } from '../../whatsapp/callback-data.js';

offline();

const textOf = (body: { template: { components: { parameters: Record<string, unknown>[] }[] } }) =>
  body.template.components.flatMap(({ parameters }) => parameters.map(({ text }) => text));

describe('a batch', () => {
  it('sends to each recipient with own values, fetching the template once', async () => {
    stored(tableReady);
    ledger();
    const seen = takesAll();
    const output = await batch(tableReady, { recipients: rowsOf(3), deduplication_key: 'spring' });
    expect(seen.posted.map(({ to, ...body }) => [to, ...textOf(body as never)])).toEqual(
      [1, 2, 3].map((customer) => [numberOf(customer), `Customer ${customer}`, '19:00']),
    );
    expect(output).toMatchObject({
      finished: true,
      summary: '3 of 3 sent.',
      total: 3,
      sent: 3,
      failed: 0,
      left_over: 0,
      left_over_recipients: [],
      left_over_text: '[]',
      batch_key: 'spring',
      consent_checked: true,
      note: null,
      template_name: 'table_ready',
    });
    expect(output.results[1]).toMatchObject({
      row: 2,
      recipient: numberOf(2),
      phone: numberOf(2),
      outcome: 'sent',
      message_id: `wamid.${numberOf(2)}`,
      operation_id: decodeCallbackData(seen.posted[1]?.biz_opaque_callback_data)?.operation,
      what_happened: 'Sent.',
    });
  });

  it('has 50 messages under way at a time, and not one more', async () => {
    stored(tableReady);
    ledger();
    let release = () => {};
    const all50 = new Promise<void>((resolve) => (release = resolve));
    const seen = takesAll(undefined, (underWay) => {
      // A moment more, for one that should not come.
      if (underWay >= 50) setTimeout(release, 300);
      return all50;
    });
    await batch(tableReady, { recipients: rowsOf(52) });
    expect(seen.most).toBe(50);
  });

  it('asks the ledger with the batch key, which is another for each customer', async () => {
    stored(tableReady);
    const { asked } = ledger();
    takesAll();
    await batch(tableReady, { recipients: rowsOf(2), deduplication_key: 'spring', deduplication_hours: 48 });
    expect(new Set(asked.map((request) => request['deduplication_key'])).size).toBe(2);
    expect(asked.map((request) => request['deduplication_hours'])).toEqual([48, 48]);
  });

  it('sends once to a customer who is there in two forms of the number', async () => {
    stored(tableReady);
    ledger();
    const seen = takesAll();
    const recipients = [
      { ...rowOf(1), to: '+55 41 98765-4321' },
      { ...rowOf(2), to: '554187654321' },
      { ...rowOf(3), to: '07400 123456', recipient_country: 'GB' },
      { ...rowOf(4), to: '+44 7400 123456' },
    ];
    const output = await batch(tableReady, { recipients });
    expect(outcomesOf(output)).toEqual(['sent', 'duplicate', 'sent', 'duplicate']);
    expect(seen.posted).toHaveLength(2);
    expect(output.results[3]?.what_happened).toContain('row 3');
  });

  it('takes the second row of a customer when the first one cannot go', async () => {
    stored(tableReady);
    ledger();
    takesAll();
    const recipients = [{ ...rowOf(1), body_first_name: '' }, rowOf(1)];
    expect(outcomesOf(await batch(tableReady, { recipients }))).toEqual(['failed', 'sent']);
  });

  it('takes user IDs, and a country of all recipients or of one', async () => {
    stored(tableReady);
    ledger();
    const seen = takesAll();
    const recipients = [
      { ...rowOf(1), to: 'US.13491208655302741918' },
      { ...rowOf(2), to: '0171 1234567' },
      { ...rowOf(3), to: '07400 123456', recipient_country: 'United Kingdom' },
    ];
    await batch(tableReady, { recipients, country: 'DE' });
    expect(seen.posted.map(({ to, recipient }) => to ?? recipient)).toEqual([
      'US.13491208655302741918',
      '+491711234567',
      '+447400123456',
    ]);
  });

  it('lets the statuses bring back the record of each recipient', async () => {
    stored(tableReady);
    ledger();
    const seen = takesAll();
    const recipients = [{ ...rowOf(1), recipient_crm_record: '151' }, rowOf(2)];
    await batch(tableReady, { recipients, crm_record_kind: 'hubspot.contact' });
    const records = seen.posted.map((body) => decodeCallbackData(body.biz_opaque_callback_data)?.crm);
    expect(records).toEqual([{ system: 'hubspot', object: 'contact', record: '151' }, undefined]);
  });

  it('sends the translation that a recipient reads, and asks for the translations once', async () => {
    const german = { ...tableReady, id: '33', language: 'de' };
    const asksOnce = [stored(tableReady), stored(german)];
    ledger();
    const list = nock(GRAPH)
      .get(/message_templates$/)
      .query(true)
      .reply(200, { data: [tableReady, german] });
    const seen = takesAll();
    const recipients = [1, 2, 3].map((customer) => ({
      ...rowOf(customer),
      recipient_language: ['de_DE', '', 'German'][customer - 1],
    }));
    await batch(tableReady, { recipients });
    expect(seen.posted.map(({ template }) => (template as unknown as { language: object }).language)).toEqual(
      [{ code: 'de' }, { code: 'en_GB' }, { code: 'de' }],
    );
    for (const scope of [list, ...asksOnce]) expect(scope.isDone()).toBe(true);
  });
});

describe('values', () => {
  it('are the same for all where that is chosen', async () => {
    stored(tableReady);
    ledger();
    const seen = takesAll();
    const recipients = rowsOf(2).map(({ to, body_first_name }) => ({ to, body_first_name }));
    await batch(tableReady, { recipients, same_for_all: ['body_time'], body_time: '20:30' });
    expect(seen.posted.map((body) => textOf(body))).toEqual([
      ['Customer 1', '20:30'],
      ['Customer 2', '20:30'],
    ]);
  });

  it('of an earlier choice do not count: an empty column stays empty', async () => {
    stored(tableReady);
    ledger();
    takesAll();
    const recipients = [
      rowOf(1),
      { to: numberOf(2), body_time: '19:00' },
      { ...rowOf(3), body_first_name: '' },
    ];
    const output = await batch(tableReady, { recipients, body_first_name: 'Ana' });
    expect(outcomesOf(output)).toEqual(['sent', 'failed', 'failed']);
  });

  it('go to all numbers of a list in one row', async () => {
    stored(tableReady);
    ledger();
    const seen = takesAll();
    const to = [1, 2, 3].map(numberOf).join(',');
    const output = await batch(tableReady, { recipients: [{ ...rowOf(1), to }] });
    expect(output.results.map(({ row, recipient }) => [row, recipient])).toEqual(
      [1, 2, 3].map((customer) => [customer, numberOf(customer)]),
    );
    expect(seen.posted.map((body) => textOf(body)[0])).toEqual(Array(3).fill('Customer 1'));
  });

  it('asked once go to a plain list of numbers', async () => {
    stored(tableReady);
    ledger();
    const seen = takesAll();
    const values = { same_for_all: ['body_first_name', 'body_time'], body_first_name: 'you', body_time: '8' };
    const text = `${numberOf(1)}\n${numberOf(2)}, ${numberOf(3)}`;
    const output = await batch(tableReady, { recipients_text: text, ...values });
    expect(output.sent).toBe(3);
    expect(seen.posted.map(({ to }) => to)).toEqual([1, 2, 3].map(numberOf));
  });

  it('with a file are uploaded once for all', async () => {
    stored(tableWithPicture);
    ledger();
    const fetched = nock('https://garden.example').get('/dish.jpg').reply(200, 'picture', {
      'content-type': 'image/jpeg',
    });
    const uploaded = nock(GRAPH).post(`/v25.0/${NUMBER}/media`).query(true).reply(200, { id: '77' });
    const seen = takesAll();
    const output = await batch(tableWithPicture, {
      recipients: rowsOf(12),
      header_file: 'https://garden.example/dish.jpg',
    });
    expect(output.sent).toBe(12);
    expect(fetched.isDone() && uploaded.isDone()).toBe(true);
    expect(seen.posted.every(({ template }) => JSON.stringify(template).includes('"77"'))).toBe(true);
  });

  it('with files of their own are uploaded once for each address', async () => {
    stored(tableWithPicture);
    ledger();
    const server = nock('https://garden.example');
    for (const name of ['a', 'b'])
      server.get(`/${name}.jpg`).reply(200, name, { 'content-type': 'image/jpeg' });
    let uploads = 0;
    nock(GRAPH)
      .post(`/v25.0/${NUMBER}/media`)
      .times(2)
      .query(true)
      .reply(200, () => ({ id: `7${++uploads}` }));
    takesAll();
    const recipients = [1, 2, 3].map((customer) => ({
      ...rowOf(customer),
      header_file: `https://garden.example/${customer === 2 ? 'b' : 'a'}.jpg`,
    }));
    const output = await batch(tableWithPicture, { recipients, own_files: true });
    expect(output.sent).toBe(3);
    expect(server.isDone()).toBe(true);
  });
});

describe('a wrong row', () => {
  it('does not stop the others, and its result names the field', async () => {
    stored(tableReady);
    ledger();
    const seen = takesAll();
    const recipients = [
      rowOf(1),
      { ...rowOf(2), to: '12' },
      { ...rowOf(3), body_first_name: 'two\nlines' },
      {},
      { ...rowOf(5), to: '' },
      rowOf(6),
      { ...rowOf(7), body_first_name: undefined },
    ];
    const output = await batch(tableReady, { recipients });
    expect(seen.posted.map(({ to }) => to)).toEqual([numberOf(1), numberOf(6)]);
    expect(output.results.map(({ row, outcome }) => `${row} ${outcome}`)).toEqual([
      '1 sent',
      '2 failed',
      '3 failed',
      '5 failed',
      '6 sent',
      '7 failed',
    ]);
    const what = (row: number) => output.results.find((one) => one.row === row)?.what_happened;
    expect(what(2)).toMatch(/^“To”: /);
    expect(what(3)).toMatch(/^“Body: first_name” has a line break/);
    expect(what(5)).toMatch(/^“To”: The phone number is empty\./);
    expect(what(7)).toMatch(/^“Body: first_name” is empty/);
    expect(output.summary).toBe('2 of 6 sent, 4 failed.');
  });

  it('is also one that has nothing but the ID of a record', async () => {
    stored(tableReady);
    ledger();
    takesAll();
    const recipients = [rowOf(1), { to: '', recipient_crm_record: '151' }];
    const output = await batch(tableReady, { recipients, crm_record_kind: 'hubspot.contact' });
    expect(outcomesOf(output)).toEqual(['sent', 'failed']);
  });

  it('says what to do about a column that has a value for the first recipient only', async () => {
    stored(tableReady);
    ledger();
    takesAll();
    const recipients = [rowOf(1), { ...rowOf(2), body_time: '' }, { ...rowOf(3), body_time: '' }];
    const output = await batch(tableReady, { recipients });
    expect(outcomesOf(output)).toEqual(['sent', 'failed', 'failed']);
    expect(output.results[2]?.what_happened).toContain(
      'If “Body: time” should say the same to everybody, choose it under “Same for All Recipients”.',
    );
  });

  it('stops the step when all are wrong, saying each thing once', async () => {
    stored(tableReady);
    const seen = takesAll();
    const recipients = [
      { ...rowOf(1), body_time: '' },
      { ...rowOf(2), body_time: '' },
      { ...rowOf(3), to: '1' },
    ];
    const { name, message } = await failure(batch(tableReady, { recipients }));
    expect(name).toBe('HaltedError');
    expect(message.split('\n')).toEqual([
      'Nothing was sent, because something is wrong with every row.',
      expect.stringMatching(/^Rows 1 to 2: “Body: time” is empty/),
      expect.stringMatching(/^Row 3: “To”: /),
    ]);
    expect(seen.posted).toEqual([]);
  });
});

describe('the step stops before anything is sent', () => {
  it.each([
    [
      '101 recipients',
      { recipients: rowsOf(101) },
      '“Recipients” has 101 rows, and one step takes up to 100.',
    ],
    ['no recipients', { recipients: [{}, { to: ' ' }] }, '“Recipients” is empty.'],
    ['a text that is cut off', { recipients_text: '[{"to":"+49' }, '“Recipients as Text” cannot be read.'],
    ['an empty number', { phone_number_id: ' ' }, '“From Phone Number” is empty.'],
    [
      'a batch key that is too long',
      { recipients: rowsOf(1), deduplication_key: 'x'.repeat(501) },
      '“Batch Key” is longer than 500 characters.',
    ],
    [
      'record IDs of nobody knows what',
      { recipients: [{ ...rowOf(1), recipient_crm_record: '151' }] },
      '“CRM Record ID” has values, and “CRM Record Type” does not say what they are the IDs of.',
    ],
  ])('%s', async (_what, values, sentence) => {
    const { name, message } = await failure(batch(tableReady, values));
    expect(name).toBe('HaltedError');
    expect(message).toContain(sentence);
  });

  it('a template that Meta paused', async () => {
    stored({ ...tableReady, status: 'PAUSED' });
    const { message } = await failure(batch(tableReady, { recipients: rowsOf(3) }));
    expect(message).toContain('Rows 1 to 3: The template “table_ready” cannot be sent. Meta paused it');
  });

  it('a template that is gone', async () => {
    nock(GRAPH).get('/v25.0/31').query(true).reply(404, graphError(803));
    const { message } = await failure(batch(tableReady, { recipients: rowsOf(3) }));
    expect(message).toContain('The template cannot be found');
  });

  it('a file for all that cannot be fetched', async () => {
    stored(tableWithPicture);
    nock('https://garden.example').get('/dish.jpg').reply(404);
    const header_file = 'https://garden.example/dish.jpg';
    const { message } = await failure(batch(tableWithPicture, { recipients: rowsOf(2), header_file }));
    expect(message).toContain('The file could not be fetched');
  });
});

describe('the ledger', () => {
  const blocked = { decision: 'blocked', reason: 'opted_out', detail: 'The customer opted out.' };
  const before = {
    decision: 'already_sent',
    operation: 'op-before',
    message_id: 'wamid.before',
    status: 'read',
    sent_at: '2026-03-01T10:00:00.000Z',
  };
  const wait = { decision: 'wait', seconds: 60, reason: 'unknown_outcome', detail: 'It is not known yet.' };

  it('knows a message that was not delivered in an earlier run: that failed, and was not sent before', async () => {
    stored(tableReady);
    const detail = 'Nothing was sent now. WhatsApp could not deliver the message.';
    ledger(({ to }) =>
      to === numberOf(1) ? { decision: 'given_up', operation: 'op-before', detail } : null,
    );
    takesAll();
    const output = await batch(tableReady, { recipients: rowsOf(2), deduplication_key: 'spring' });
    expect(outcomesOf(output)).toEqual(['failed', 'sent']);
    expect(output.results[0]?.what_happened).toBe(detail);
  });

  it('decides about each recipient: who opted out, who had it before, who waits, and who gets it', async () => {
    stored(tableReady);
    const answers = new Map<unknown, object>([
      [numberOf(1), blocked],
      [numberOf(2), before],
      [numberOf(3), wait],
    ]);
    ledger(({ to }) => answers.get(to) ?? null);
    const seen = takesAll();
    const output = await batch(tableReady, { recipients: rowsOf(4), deduplication_key: 'spring' });
    expect(outcomesOf(output)).toEqual(['blocked', 'already_sent', 'left_over', 'sent']);
    expect(seen.posted.map(({ to }) => to)).toEqual([numberOf(4)]);
    expect(output.results[0]?.what_happened).toBe('The customer opted out.');
    expect(output.results[1]).toMatchObject({
      message_id: 'wamid.before',
      message_status: 'read',
      operation_id: 'op-before',
    });
    expect(output).toMatchObject({
      finished: false,
      summary: '1 of 4 sent, 1 sent before, 1 blocked, 1 left over.',
      left_over_recipients: [{ row: 3, ...rowOf(3) }],
      note: expect.stringContaining(
        'of another step like this one with the same Batch Key, or run this step again. Do it within 24 hours',
      ),
    });
    expect(output.results[2]?.what_happened).toBe('It is not known yet.');
  });

  it('lets a message wait for its turn as long as there is time', async () => {
    stored(tableReady);
    const waited = new Set<unknown>();
    ledger(({ to }) => {
      if (to !== numberOf(2) || waited.size > 0) return null;
      waited.add(to);
      return { decision: 'wait', seconds: 2.5, reason: 'number_rate', detail: 'Wait.' };
    });
    takesAll();
    expect((await batch(tableReady, { recipients: rowsOf(3) })).sent).toBe(3);
    expect(waited.size).toBe(1);
  });

  it('leaves a message over whose turn comes when another as slow as the slowest does not fit any more', async () => {
    // A step has 27 seconds, of which 20 are kept for a message and the ledger.
    process.env['LOOKUP_TIMEOUT_MS'] = '12000';
    stored(tableReady);
    const turn = { decision: 'wait', seconds: 8, reason: 'number_rate', detail: 'Wait.' };
    const { asked } = ledger(({ to }) => (to === numberOf(2) ? turn : null));
    takesAll();
    expect(outcomesOf(await batch(tableReady, { recipients: rowsOf(2) }))).toEqual(['sent', 'left_over']);
    expect(asked.filter(({ to }) => to === numberOf(2))).toHaveLength(1);
  });

  it('is not asked again for who is left over: the text of the output sends to them alone', async () => {
    stored(tableReady);
    ledger(({ to }) => (to === numberOf(2) ? wait : null));
    takesAll();
    const { left_over_text } = await batch(tableReady, { recipients: rowsOf(3) });
    nock.cleanAll();
    stored(tableReady);
    ledger();
    const seen = takesAll();
    const output = await batch(tableReady, { recipients_text: left_over_text });
    expect(output.summary).toBe('1 of 1 sent.');
    expect(seen.posted.map((body) => [body.to, ...textOf(body)])).toEqual([
      [numberOf(2), 'Customer 2', '19:00'],
    ]);
  });

  it('has nobody to ask for when nobody was left over', async () => {
    stored(tableReady);
    const output = await batch(tableReady, { recipients_text: '[]' });
    expect(output).toMatchObject({
      finished: true,
      total: 0,
      summary: 'Nobody was left over, so nothing was sent.',
      left_over_text: '[]',
    });
  });
});

describe('without the hub', () => {
  const noHub = () => {
    delete process.env['HUB_URL'];
  };

  it('everybody gets it, and the output says that nobody was checked', async () => {
    noHub();
    stored(tableReady);
    const seen = takesAll();
    const output = await batch(tableReady, { recipients: rowsOf(3) });
    expect(seen.posted).toHaveLength(3);
    expect(output).toMatchObject({ sent: 3, consent_checked: false });
    expect(output.note).toMatch(/^No hub is set up/);
    expect(output.results[0]?.what_happened).toBe('Sent.');
  });

  it('a message whose answer was lost is not handed back, and the note warns of a second run', async () => {
    noHub();
    stored(tableReady);
    const busy = [400, graphError(130429)] as [number, object];
    takesAll(({ to }) => (to === numberOf(1) ? [500, graphError(131000)] : to === numberOf(2) ? busy : null));
    const output = await batch(tableReady, { recipients: rowsOf(3), deduplication_key: 'spring' });
    expect(outcomesOf(output)).toEqual(['failed', 'left_over', 'sent']);
    expect(output.results[0]?.what_happened).toContain('It is not known whether the message was sent');
    expect(output.note).toContain('Do not run this whole step again');
  });

  it('a step with a message whose answer was lost ends well: Zapier may repeat what failed', async () => {
    noHub();
    stored(tableReady);
    const locked = [403, graphError(131031)] as [number, object];
    takesAll(({ to }) => (to === numberOf(1) ? [500, graphError(131000)] : locked));
    const output = await batch(tableReady, { recipients: rowsOf(3) });
    expect(output).toMatchObject({ sent: 0, failed: 3 });
    expect(output.results[0]?.what_happened).toContain('It is not known whether the message was sent');
    expect(output.results[1]?.what_happened).toContain('131031');
  });

  it('that is away, marketing stops and all else is sent, or what the step says', async () => {
    const away = () => {
      nock.cleanAll();
      nock(HUB).persist().post('/v1/sends').reply(503).patch(/./).reply(503);
    };
    const offer = { ...tableReady, category: 'MARKETING' };
    away();
    stored(offer);
    const seen = takesAll();
    const stopped = await failure(batch(offer, { recipients: rowsOf(2) }));
    expect(stopped).toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/^The hub does not answer/),
    });
    expect(seen.posted).toEqual([]);

    for (const [template, choice] of [
      [tableReady, undefined],
      [offer, 'send'],
    ] as const) {
      away();
      stored(template);
      takesAll();
      const output = await batch(template, { recipients: rowsOf(2), if_hub_unreachable: choice });
      expect(output).toMatchObject({ sent: 2, consent_checked: false });
      expect(output.note).toMatch(/^The hub did not answer/);
    }
  });

  it('that goes away meanwhile, the rest is left over', async () => {
    const offer = { ...tableReady, category: 'MARKETING' };
    stored(offer);
    nock(HUB)
      .post('/v1/sends')
      .reply(200, (_where, body) => ({
        decision: 'go',
        operation: (body as { operation: string }).operation,
      }));
    nock(HUB).persist().post('/v1/sends').reply(503).patch(/./).reply(503);
    takesAll();
    const output = await batch(offer, { recipients: rowsOf(3), deduplication_key: 'spring' });
    expect(output).toMatchObject({ sent: 1, left_over: 2, failed: 0 });
  });
});

describe('a refusal of WhatsApp', () => {
  it('of one message is its result, and the others go out', async () => {
    stored(tableReady);
    const { told } = ledger();
    takesAll(({ to }) => (to === numberOf(2) ? [400, graphError(131026)] : null));
    const output = await batch(tableReady, { recipients: rowsOf(3) });
    expect(outcomesOf(output)).toEqual(['sent', 'failed', 'sent']);
    expect(output.results[1]).toMatchObject({
      message_id: null,
      what_happened: expect.stringContaining('131026'),
    });
    expect(told).toContainEqual(expect.objectContaining({ outcome: 'refused', code: 131026 }));
  });

  it('that is safe to repeat is repeated, then handed back', async () => {
    stored(tableReady);
    let refusals = 0;
    ledger(undefined, () => ({ state: 'refused', refusals, message_id: null }));
    const seen = takesAll(({ to }) => {
      if (to !== numberOf(1)) return null;
      refusals += 1;
      return [400, graphError(130429)];
    });
    const output = await batch(tableReady, { recipients: rowsOf(2) });
    expect(outcomesOf(output)).toEqual(['left_over', 'sent']);
    expect(seen.posted.filter(({ to }) => to === numberOf(1))).toHaveLength(2);
  });

  it('that is safe to repeat leaves the message over when the hub goes away before the next try', async () => {
    const offer = { ...tableReady, category: 'MARKETING' };
    stored(offer);
    const go = (_where: string, body: unknown) => ({
      decision: 'go',
      operation: (body as { operation: string }).operation,
    });
    nock(HUB).post('/v1/sends').reply(200, go);
    nock(HUB).patch(/./).reply(200, { state: 'refused', refusals: 1, message_id: null });
    nock(HUB).post('/v1/sends').reply(200, go);
    nock(HUB).persist().post('/v1/sends').reply(503).patch(/./).reply(503);
    takesAll(({ to }) => (to === numberOf(1) ? [400, graphError(130429)] : null));
    const output = await batch(offer, { recipients: rowsOf(2) });
    expect(outcomesOf(output)).toEqual(['left_over', 'sent']);
  });

  it('that is about the account stops those that were not tried, and the step when nobody got it', async () => {
    stored(tableReady);
    ledger();
    const locked = [403, graphError(131031)] as [number, object];
    const seen = takesAll(() => locked);
    const { name } = await failure(batch(tableReady, { recipients: rowsOf(60) }));
    expect(name).toBe('AppError');
    expect(seen.posted.length).toBeLessThanOrEqual(50);

    nock.cleanAll();
    stored(tableReady);
    ledger();
    takesAll(({ to }) => (to === numberOf(1) ? null : locked));
    const output = await batch(tableReady, { recipients: rowsOf(60) });
    expect(output.sent).toBe(1);
    expect(output.failed).toBeGreaterThan(0);
    expect(output.left_over).toBeGreaterThan(0);
    expect(output.results.at(-1)?.what_happened).toMatch(/^It was not tried, because/);
  });

  it('that comes of a template that changed meanwhile says what it needs now', async () => {
    const changed = {
      ...tableReady,
      id: '34',
      components: [{ type: 'BODY', text: 'Hello {{first_name}}, from {{time}} on, for {{guests}}.' }],
    };
    const old = { ...tableReady, id: '34' };
    stored(old);
    ledger();
    takesAll();
    await batch(old, { recipients: rowsOf(1) });
    nock.cleanAll();
    const asked = stored(changed);
    ledger();
    const seen = takesAll(({ to }) => (to === numberOf(1) ? null : [400, graphError(132000)]));
    const output = await batchAgain(old, { recipients: rowsOf(60) });
    expect(asked.isDone()).toBe(true);
    expect(output.sent).toBe(1);
    expect(output.results[1]).toMatchObject({
      outcome: 'failed',
      what_happened: expect.stringContaining('“Body: guests” is new in the template'),
    });
    expect(output.results.at(-1)?.outcome).toBe('left_over');
    expect(seen.posted.length).toBeLessThan(60);
  });

  it('is seen before it comes when one row does not fit the template from memory', async () => {
    const changed = {
      ...tableReady,
      id: '35',
      components: [{ type: 'BODY', text: 'Hello {{first_name}}.' }],
    };
    const old = { ...tableReady, id: '35' };
    stored(old);
    ledger();
    takesAll();
    await batch(old, { recipients: rowsOf(1) });
    nock.cleanAll();
    stored(changed);
    const recipients = [rowOf(1), { ...rowOf(2), body_first_name: '' }];
    const { message } = await failure(batchAgain(old, { recipients }));
    expect(message).toContain('“Body: time” has a value, and the template does not have this field any more');
  });
});
