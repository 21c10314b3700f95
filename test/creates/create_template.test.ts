import nock from 'nock';
import createTemplate from '../../creates/create_template.js';
import { createTemplateOutputs, createTemplateSample } from '../../creates/create-template/output.js';
import { failure, GRAPH, graphError, HUB, offline, run, WABA } from '../zapier.js';
import { creating, has, hubHears, inputData, takes, templates } from './submission.js';

offline();

const { inputFields } = createTemplate.operation;
const broken = (code: string) => Object.assign(new Error('no'), { code });

describe('a template that Meta would refuse', () => {
  it('is not submitted, and everything that is wrong is told at once by the names of the fields', async () => {
    has();
    const { name, message } = await failure(
      creating({ name: 'Order Ready', body: '{{first_name}}', examples: [], footer: 'x'.repeat(61) }),
    );
    expect(name).toBe('HaltedError');
    expect(message.split('\n')[0]).toBe('The template was not submitted:');
    for (const label of ['“Name”', '“Body”', '“Examples”', '“Footer”']) expect(message).toContain(label);
  });

  it('for its name is taken in this language is not submitted', async () => {
    has({ id: '1', name: 'order_ready', language: 'en_GB', status: 'APPROVED', category: 'UTILITY' });
    expect((await failure(creating())).message).toContain('“Name” is taken');
  });

  it('may have a name that is taken in another language', async () => {
    has({ id: '1', name: 'order_ready', language: 'de', status: 'APPROVED', category: 'UTILITY' });
    takes();
    hubHears();
    expect(await creating()).toMatchObject({ id: '900' });
  });

  it('for a file without a sample is not submitted', async () => {
    has();
    expect((await failure(creating({ header_kind: 'image' }))).message).toContain(
      '“Header Example” is empty',
    );
  });

  it('by a rule only Meta knows gives Meta’s reason as a sentence', async () => {
    has();
    nock(GRAPH)
      .post(templates)
      .query(true)
      .reply(
        400,
        graphError(100, {
          error_subcode: 2388293,
          error_user_title: 'Ratio',
          error_user_msg: 'This template has too many variables for its length.',
        }),
      );
    const { name, message } = await failure(creating());
    expect(name).toBe('HaltedError');
    expect(message).toContain('too many variables for so short a text');
    expect(message).not.toContain('{"');
  });

  it('because the connection may not is an error for the admin', async () => {
    has();
    nock(GRAPH).post(templates).query(true).reply(403, graphError(200));
    expect((await failure(creating())).name).not.toBe('HaltedError');
  });
});

describe('a template with warnings', () => {
  const promotional = {
    body: 'Hello {{first_name}}, get 25% off with the order {{order}} in our shop today.',
  };

  it('is submitted, and the warnings come back', async () => {
    has();
    takes();
    hubHears();
    expect((await creating(promotional)).warnings).toContain('“Body” sounds like an advertisement');
  });

  it('is not submitted when the person chose so', async () => {
    has();
    const { name, message } = await failure(creating({ ...promotional, on_warnings: 'stop' }));
    expect(name).toBe('HaltedError');
    expect(message).toContain('sounds like an advertisement');
  });
});

describe('a good template', () => {
  it('is submitted as Graph wants it, and its state comes back', async () => {
    has();
    const posted = takes();
    const told = hubHears();
    const before = Date.now();
    expect(await creating({ footer: 'Lucky Garden', ttl_seconds: 3600 })).toEqual({
      id: '900',
      name: 'order_ready',
      language: 'en_GB',
      status: 'pending',
      category: 'utility',
      category_was_changed: false,
      warnings: null,
      review_is_timed: true,
      note: null,
    });
    expect(posted).toEqual([
      {
        name: 'order_ready',
        language: 'en_GB',
        category: 'UTILITY',
        parameter_format: 'named',
        message_send_ttl_seconds: 3600,
        components: [
          {
            type: 'BODY',
            text: inputData.body,
            example: {
              body_text_named_params: [
                { param_name: 'first_name', example: 'Ana' },
                { param_name: 'order', example: '860198' },
              ],
            },
          },
          { type: 'FOOTER', text: 'Lucky Garden' },
        ],
      },
    ]);
    expect(told).toEqual([{ waba_id: WABA, template_id: '900', submitted_at: expect.any(String) }]);
    expect(Date.parse(String(told[0]?.submitted_at))).toBeGreaterThanOrEqual(before);
  });

  it('that Meta approves at once is told to the hub with the decision', async () => {
    has();
    takes({ id: '900', status: 'APPROVED', category: 'UTILITY' });
    const told = hubHears();
    expect((await creating()).status).toBe('approved');
    expect(told).toMatchObject([{ decision: 'approved' }]);
  });

  it('that Meta puts into another category or rejects at once says so', async () => {
    has();
    takes({ id: '900', status: 'REJECTED', category: 'MARKETING' });
    hubHears();
    expect(await creating()).toMatchObject({
      status: 'rejected',
      category: 'marketing',
      category_was_changed: true,
      note: expect.stringMatching(/rejected it at once.*category marketing/),
    });
  });

  it.each([
    ['is down', () => nock(HUB).post('/v1/templates/reviews').replyWithError(broken('ECONNREFUSED'))],
    ['refuses', () => nock(HUB).post('/v1/templates/reviews').reply(403, { detail: 'No.' })],
    [
      'knows the token no longer',
      () => nock(HUB).post('/v1/templates/reviews').reply(401, { detail: 'No.' }),
    ],
    ['is an older one', () => nock(HUB).post('/v1/templates/reviews').reply(404, { detail: 'No.' })],
  ])('is submitted all the same when the hub %s, and says so', async (_name, hubFails) => {
    has();
    takes();
    hubFails();
    expect(await creating()).toMatchObject({
      id: '900',
      review_is_timed: false,
      note: 'The hub could not be told, so the time of the review is not measured.',
    });
  });

  it('is submitted without a hub, and says so', async () => {
    process.env.HUB_URL = '';
    has();
    takes();
    expect(await creating()).toMatchObject({
      review_is_timed: false,
      note: expect.stringContaining('no hub'),
    });
  });
});

describe('an answer that never comes', () => {
  const lost = () => nock(GRAPH).post(templates).query(true).replyWithError(broken('ECONNRESET'));
  const taken = { id: '900', name: 'order_ready', language: 'en_GB', status: 'PENDING', category: 'UTILITY' };

  it('is no failure when the template is there', async () => {
    has();
    lost();
    has({ ...taken, id: '1', name: 'order_ready_2' }, taken);
    hubHears();
    expect(await creating()).toMatchObject({ id: '900', status: 'pending' });
  });

  it('is a failure when it is not', async () => {
    has();
    lost();
    has();
    expect((await failure(creating())).message).toContain('WhatsApp could not be reached');
  });

  it('is looked into also when Meta broke down over it', async () => {
    has();
    nock(GRAPH)
      .post(templates)
      .query(true)
      .reply(500, graphError(2, { is_transient: true }));
    has(taken);
    hubHears();
    expect(await creating()).toMatchObject({ id: '900' });
  });
});

test('the fields follow the category and the kind of header', async () => {
  const keys = async (chosen: object) => {
    const functions = (inputFields as unknown[]).filter((field) => typeof field === 'function');
    const fields = (await run(functions[0], { inputData: chosen })) as { key: string }[];
    return fields.map(({ key }) => key);
  };
  expect(await keys({})).toEqual(expect.arrayContaining(['header_kind', 'body', 'buttons', 'cards']));
  expect(await keys({ category: 'utility' })).not.toContain('offer');
  expect(await keys({ category: 'marketing', header_kind: 'text' })).toEqual(
    expect.arrayContaining(['offer', 'header_text', 'header_example']),
  );
  expect(await keys({ header_kind: 'image' })).toContain('header_file');
  expect(await keys({ header_kind: 'location' })).not.toContain('header_file');
  const passcode = await keys({ category: 'authentication' });
  expect(passcode).toContain('code_expiry_minutes');
  expect(passcode).not.toContain('body');
});

test('the outputs are those of the sample', () => {
  expect(Object.keys(createTemplateOutputs).sort()).toEqual(Object.keys(createTemplateSample).sort());
});
