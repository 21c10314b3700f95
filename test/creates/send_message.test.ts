import nock from 'nock';
import type { PlainInputField } from 'zapier-platform-core';
import sendMessage from '../../creates/send_message.js';
import { sendMessageSample, type SendMessageOutput } from '../../creates/send-message/output.js';
import { decodeCallbackData } from '../../whatsapp/callback-data.js';
import { outgoingTypes } from '../../whatsapp/outgoing.js';
import { conversation } from '../records.js';
import { failure, graphError, GRAPH, HUB, NUMBER, offline, run, runAgain, WABA } from '../zapier.js';
import { least } from '../whatsapp/outgoing/values.js';
import { accepts, permits, refuses, stored } from './step.js';
import { orderReady } from './templates.js';

offline();

let ledger: ReturnType<typeof permits>;
beforeEach(() => {
  ledger = permits();
});

const { perform, inputFields = [], inputFieldGroups = [] } = sendMessage.operation;

const LONG_AGO = '2020-01-01T08:30:00.000Z';
const FAR_AHEAD = '2999-01-01T00:00:00.000Z';
const FILES = 'https://files.example.com';

const addressed = { waba_id: WABA, phone_number_id: NUMBER, to: '07400 123456', country: 'GB' };
const hello = { ...addressed, message_type: 'text', text: 'Your table is ready.' };
const fallback = {
  if_window_closed: 'template',
  template_id: orderReady.id,
  header_media: 'https://garden.example/dish.jpg',
  body_first_name: 'Zoë',
  body_order: '42',
  button_1_url: 'track-42',
};

const sending = (inputData: object = {}, meta = {}) =>
  run(perform, { inputData: { ...hello, ...inputData }, meta }) as Promise<SendMessageOutput>;

/** The hub knows the conversation with the customer, whose window ends then. */
const window = (endsAt: string | null, customer = '%2B447400123456') =>
  nock(HUB)
    .get(`/v1/contacts/${customer}/conversations`)
    .query({ waba_id: WABA, phone_number_id: NUMBER, messages: 0 })
    .reply(200, { conversations: [conversation({ service_window_ends_at: endsAt })] });

const stranger = () =>
  nock(HUB)
    .get(/conversations/)
    .query(true)
    .reply(404, { type: 'urn:whatsapp-hub:problem:no-contact', detail: 'Not here.' });

describe('while the service window is open', () => {
  it('a message goes out, once', async () => {
    window(FAR_AHEAD);
    const posted = accepts();
    const sent = await sending();
    expect(posted).toEqual([
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '+447400123456',
        biz_opaque_callback_data: expect.any(String),
        type: 'text',
        text: { preview_url: true, body: 'Your table is ready.' },
      },
    ]);
    expect(decodeCallbackData(posted[0]?.biz_opaque_callback_data)).toEqual({ operation: sent.operation_id });
    expect(sent).toEqual({
      ...sendMessageSample,
      id: 'wamid.9',
      message_id: 'wamid.9',
      recipient_phone: '+447400123456',
      recipient_wa_id: '447400123456',
      window_ends_at: FAR_AHEAD,
      operation_id: sent.operation_id,
    });
  });

  it('the template for a closed one is not even looked at', async () => {
    window(FAR_AHEAD);
    const posted = accepts();
    expect(await sending(fallback)).toMatchObject({ sent_as: 'message', template_id: null });
    expect(posted[0]).toMatchObject({ type: 'text' });
  });

  it('a user ID gets it too', async () => {
    const userId = 'US.13491208655302741918';
    window(FAR_AHEAD, userId);
    const posted = accepts();
    await sending({ to: userId });
    expect(posted[0]).toMatchObject({ recipient: userId });
    expect(posted[0]).not.toHaveProperty('to');
  });

  it.each(Object.keys(least))('a message of the type %s goes out', async (type) => {
    window(FAR_AHEAD);
    const posted = accepts();
    const values = least[type as keyof typeof least];
    expect(await sending({ text: '', message_type: type, ...values })).toMatchObject({ message_type: type });
    expect(posted).toHaveLength(1);
  });
});

describe('when the service window is closed', () => {
  it('the step stops by itself, and says since when and what to do', async () => {
    window(LONG_AGO);
    const posted = accepts();
    const { name, message } = await failure(sending({}, { timezone: 'Europe/Berlin' }));
    expect(name).toBe('HaltedError');
    expect(message).toBe(
      'The service window closed at 2020-01-01 09:30 (Europe/Berlin), 24 hours after the customer’s last message or call: now WhatsApp delivers only templates. Nothing was sent. Choose “Send a Template Instead” under “If the Window Is Closed”, or wait until the customer writes.',
    );
    expect(posted).toEqual([]);
  });

  it.each([
    ['who never wrote', () => window(null)],
    ['whom the hub does not know', stranger],
  ])('it is so for a customer %s', async (_who, known) => {
    known();
    const posted = accepts();
    const { name, message } = await failure(sending({ if_window_closed: '' }));
    expect(name).toBe('HaltedError');
    expect(message).toMatch(/^The hub knows of no message or call of this customer to this number/);
    expect(posted).toEqual([]);
  });

  it('the template that was chosen goes out instead', async () => {
    window(LONG_AGO);
    stored(orderReady);
    const posted = accepts();
    const sent = await sending(fallback);
    expect(posted).toHaveLength(1);
    expect(posted[0]).toMatchObject({
      to: '+447400123456',
      type: 'template',
      template: { name: 'order_ready' },
    });
    expect(sent).toMatchObject({
      sent_as: 'template',
      message_type: 'template',
      text: expect.stringContaining('Hello Zoë, your order 42 is ready'),
      service_window: 'closed',
      window_ends_at: LONG_AGO,
      window_note: expect.stringMatching(/^The service window closed at .+ The template was sent instead\.$/),
      template_id: '5',
      template_name: 'order_ready',
      template_language: 'en_GB',
      template_category: 'UTILITY',
    });
    expect(decodeCallbackData(posted[0]?.biz_opaque_callback_data)).toEqual({
      operation: sent.operation_id,
      templateId: '5',
      templateName: 'order_ready',
      templateLanguage: 'en_GB',
    });
  });

  it('a template that cannot be sent stops the step', async () => {
    window(LONG_AGO);
    stored(orderReady);
    const posted = accepts();
    expect((await failure(sending({ ...fallback, body_order: '' }))).message).toMatch(
      /^“Body: order” is empty/,
    );
    expect(posted).toEqual([]);
  });

  it('the message goes out all the same when that was chosen', async () => {
    window(LONG_AGO);
    const posted = accepts();
    expect(await sending({ if_window_closed: 'Try Anyway' })).toMatchObject({
      sent_as: 'message',
      service_window: 'closed',
      window_note: expect.stringContaining('The message was sent all the same'),
    });
    expect(posted).toHaveLength(1);
  });
});

describe('when nobody can tell whether the window is open', () => {
  it('a message goes out without a hub, and the output says so', async () => {
    process.env.HUB_URL = '';
    const posted = accepts();
    expect(await sending()).toMatchObject({
      sent_as: 'message',
      service_window: 'unknown',
      window_ends_at: null,
      window_note: expect.stringMatching(/^The service window was not checked\. No hub is set up\./),
    });
    expect(posted).toHaveLength(1);
  });

  it('a message goes out while the hub is down, and the output says why', async () => {
    nock(HUB)
      .get(/conversations/)
      .query(true)
      .reply(503, { detail: 'The database is away.' });
    const posted = accepts();
    const { window_note: note } = await sending(fallback);
    expect(note).toContain('was not checked. The database is away. If it was closed');
    expect(posted[0]).toMatchObject({ type: 'text' });
  });

  it('a hub that asks to wait is waited for', async () => {
    nock(HUB)
      .get(/conversations/)
      .query(true)
      .reply(429, { detail: 'Too fast.' }, { 'Retry-After': '7' });
    const posted = accepts();
    expect((await failure(sending())).name).toBe('ThrottledError');
    expect(posted).toEqual([]);
  });
});

describe('nothing is sent, and nobody is asked, when', () => {
  const halted = async (changes: object) => {
    const asking = window(FAR_AHEAD);
    const posted = accepts();
    const { name, message } = await failure(sending(changes));
    expect(name).toBe('HaltedError');
    expect(posted).toEqual([]);
    expect(asking.isDone()).toBe(false);
    return message.split('\n');
  };

  it('values are wrong: all of them are named at once', async () => {
    const said = await halted({
      ...{ waba_id: '', phone_number_id: ' ', to: '12', text: 'x'.repeat(4097), reply_to: '42' },
      ...{ if_window_closed: 'template', template_id: '' },
    });
    expect(said).toEqual([
      '“WhatsApp Business Account” is empty. Choose one in the step.',
      '“From Phone Number” is empty. Choose one in the step.',
      '“Template” is empty. Choose one in the step.',
      expect.stringMatching(/^“To”: /),
      expect.stringMatching(/^“Text” is too long/),
      expect.stringMatching(/^“Reply To” is not a message ID/),
    ]);
  });

  it('the type does not exist', async () => {
    expect(await halted({ message_type: 'carousel' })).toEqual([
      expect.stringMatching(/^“Message Type” has a choice/),
    ]);
    expect(await halted({ message_type: 'constructor' })).toEqual([
      expect.stringMatching(/^“Message Type” /),
    ]);
  });

  it('neither file nor link is there', async () => {
    expect(await halted({ message_type: 'sticker' })).toEqual([
      '“Sticker” is empty. Map a file of an earlier step, or put a link to a file there.',
    ]);
  });
});

describe('a refusal of WhatsApp', () => {
  it('halts the run with its sentence', async () => {
    window(FAR_AHEAD);
    refuses(400, graphError(131030));
    const { name, message } = await failure(sending());
    expect(name).toBe('HaltedError');
    expect(message).toContain('(Meta code 131030');
  });
});

describe('the ledger of the hub', () => {
  it('is asked before a message goes out, and told what became of it', async () => {
    window(FAR_AHEAD);
    accepts();
    const sent = await sending({ deduplication_key: 'order-42' });
    expect(ledger.asked).toEqual([
      expect.objectContaining({
        waba_id: WABA,
        phone_number_id: NUMBER,
        to: '+447400123456',
        operation: sent.operation_id,
        category: 'service',
        type: 'text',
        text: 'Your table is ready.',
        template_id: null,
      }),
    ]);
    expect(ledger.told).toEqual([expect.objectContaining({ outcome: 'accepted', message_id: 'wamid.9' })]);
  });

  it('knows the same message again, and another one as another', async () => {
    const keyOf = async (changes: object) => {
      window(FAR_AHEAD);
      accepts();
      await sending(changes);
      return ledger.asked.at(-1)?.deduplication_key;
    };
    const key = await keyOf({});
    expect(await keyOf({ caption: 'of another type' })).toBe(key);
    expect(await keyOf({ text: 'Your table is not ready.' })).not.toBe(key);
    expect(await keyOf({ reply_to: 'wamid.1' })).not.toBe(key);
    expect(await keyOf({ to: '07400 123457' })).not.toBe(key);
  });

  it('is told of the template that goes out instead', async () => {
    window(LONG_AGO);
    stored(orderReady);
    accepts();
    await sending(fallback);
    expect(ledger.asked.at(-1)).toMatchObject({
      ...{ category: 'utility', type: 'template', template_name: 'order_ready' },
      deduplication_key: ledger.asked[0]?.deduplication_key,
    });
  });

  it('keeps a message from going out twice', async () => {
    nock.cleanAll();
    window(FAR_AHEAD);
    const before = {
      operation: 'op-1',
      message_id: 'wamid.8',
      status: 'delivered',
      sent_at: LONG_AGO,
      type: 'text',
    };
    nock(HUB)
      .post('/v1/sends')
      .reply(200, { decision: 'already_sent', ...before });
    const posted = accepts();
    expect(await sending()).toMatchObject({
      id: 'wamid.8',
      status: 'delivered',
      already_sent: true,
      operation_id: 'op-1',
      text: 'Your table is ready.',
    });
    expect(posted).toEqual([]);
  });

  it('says which of the step’s options are wrong', async () => {
    window(FAR_AHEAD);
    expect((await failure(sending({ deduplication_hours: 'x' }))).message).toMatch(
      /^“Keep the Key for \(Hours\)”/,
    );
  });
});

describe('a file of an earlier step', () => {
  const served = (name: string, content: string, headers: Record<string, string> = {}) =>
    nock(FILES).get(`/${name}`).reply(200, Buffer.from(content, 'latin1'), headers);
  const uploads = (id = '900') => nock(GRAPH).post(`/v25.0/${NUMBER}/media`).query(true).reply(200, { id });

  it('is uploaded, and goes out by its ID and under its name', async () => {
    window(FAR_AHEAD);
    served('x', '%PDF-1.7', { 'Content-Disposition': 'attachment; filename="Menu 12.pdf"' });
    uploads();
    const posted = accepts();
    const sent = await sending({ message_type: 'document', file: `${FILES}/x`, caption: 'New!' });
    expect(posted[0]).toMatchObject({
      type: 'document',
      document: { id: '900', filename: 'Menu 12.pdf', caption: 'New!' },
    });
    expect(sent.text).toBe('[Document: Menu 12.pdf]\nNew!');
  });

  it('can stand in the header', async () => {
    window(FAR_AHEAD);
    served('dish.jpg', '\xff\xd8\xff\xe0');
    uploads();
    const posted = accepts();
    const header = { heading_type: 'image', heading_file: `${FILES}/dish.jpg` };
    await sending({ message_type: 'buttons', reply_1: 'Yes', ...header });
    expect(posted[0]).toMatchObject({ interactive: { header: { type: 'image', image: { id: '900' } } } });
  });

  it('of another kind stops the step before anything is sent', async () => {
    window(FAR_AHEAD);
    served('song.mp3', 'ID3\x04');
    const posted = accepts();
    const { message } = await failure(sending({ message_type: 'voice', file: `${FILES}/song.mp3` }));
    expect(message).toBe(
      '“Voice Note File” must be an OGG (Opus) sound, and the file is of the type audio/mpeg. Use another file.',
    );
    expect(posted).toEqual([]);
  });

  it('that WhatsApp has lost is uploaded again, once', async () => {
    const inputData = { ...hello, message_type: 'image', file: `${FILES}/dish.jpg` };
    window(FAR_AHEAD);
    served('dish.jpg', '\xff\xd8\xff\xe0');
    uploads();
    accepts();
    await run(perform, { inputData });
    window(FAR_AHEAD);
    served('dish.jpg', '\xff\xd8\xff\xe0');
    refuses(400, graphError(131009));
    served('dish.jpg', '\xff\xd8\xff\xe0');
    uploads('901');
    const posted = accepts();
    await runAgain(perform, { inputData });
    expect(posted).toMatchObject([{ image: { id: '901' } }]);
  });
});

describe('the editor shows', () => {
  const dynamic = inputFields.filter((field) => typeof field === 'function');

  const shown = async (inputData: object) =>
    (await Promise.all(dynamic.map((one) => run(one, { inputData })))).flat() as PlainInputField[];
  /** Beside the recipient, whom each message has. */
  const keys = async (inputData: object) =>
    (await shown(inputData)).map(({ key }) => key).filter((key) => key !== 'to');

  it('the fields of a text at first', async () => {
    expect(await keys({})).toEqual(['text', 'link_preview', 'reply_to']);
  });

  it('exactly the fields of the chosen type', async () => {
    expect(await keys({ message_type: 'document' })).toEqual([
      'media',
      'file',
      'caption',
      'file_name',
      'reply_to',
    ]);
    expect(await keys({ message_type: 'reaction' })).toEqual(['react_to', 'emoji', 'remove_reaction']);
    expect(await keys({ message_type: 'constructor' })).toEqual([]);
  });

  it('the field of the header that was chosen', async () => {
    const buttons = { message_type: 'buttons' };
    expect(await keys(buttons)).not.toContain('heading_text');
    expect(await keys({ ...buttons, heading_type: 'text' })).toContain('heading_text');
    expect(await keys({ ...buttons, heading_type: 'image' })).toEqual(
      expect.arrayContaining(['heading_media', 'heading_file']),
    );
  });

  it('the rows of a list as line items', async () => {
    const rows = (await shown({ message_type: 'list' })).find(({ key }) => key === 'rows');
    expect(rows).toEqual({
      key: 'rows',
      label: 'Row',
      group: 'rows',
      children: [
        expect.objectContaining({ key: 'row_title', required: true }),
        expect.objectContaining({ key: 'row_description', required: false }),
        expect.objectContaining({ key: 'row_value' }),
        expect.objectContaining({ key: 'row_section' }),
      ],
    });
  });

  it('the template and its fields only when one is to be sent instead', async () => {
    expect(await keys({ message_type: 'text', if_window_closed: 'stop' })).not.toContain('template_id');
    stored(orderReady);
    const fields = await shown({ message_type: 'text', ...fallback });
    expect(fields.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['template_id', 'body_first_name', 'body_order', 'button_1_url']),
    );
  });

  it('every field in a group that is there, and no key twice', async () => {
    const groups = new Set(inputFieldGroups.map(({ key }) => key));
    for (const type of Object.keys(outgoingTypes)) {
      stored(orderReady);
      const fields = await shown({ message_type: type, heading_type: 'document', ...fallback });
      expect(fields.filter(({ group = '' }) => !groups.has(group))).toEqual([]);
      expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    }
  });
});
