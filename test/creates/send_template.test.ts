import nock from 'nock';
import sendTemplate from '../../creates/send_template.js';
import type { SendTemplateOutput } from '../../creates/send-template/output.js';
import { decodeCallbackData } from '../../whatsapp/callback-data.js';
import type { Template } from '../../whatsapp/template/template.js';
import { failure, graphError, GRAPH, NUMBER, offline, run, WABA } from '../zapier.js';
import { permits } from './step.js';
import { orderReady } from './templates.js';

offline();

const { perform } = sendTemplate.operation;

const inputData = {
  waba_id: WABA,
  phone_number_id: NUMBER,
  to: '07400 123456',
  country: 'GB',
  template_id: '5',
  header_media: 'https://garden.example/dish.jpg',
  body_first_name: 'Zoë',
  body_order: '42',
  button_1_url: 'track-42',
};

const stored = (template: Template = orderReady) => {
  permits();
  return nock(GRAPH).get(`/v25.0/${template.id}`).query(true).reply(200, template);
};

/** WhatsApp takes the message; gives what was posted. */
function accepts(contact: object = { wa_id: '447400123456' }) {
  const posted: Record<string, unknown>[] = [];
  nock(GRAPH)
    .post(`/v25.0/${NUMBER}/messages`, (body: Record<string, unknown>) => posted.push(body) > 0)
    .query(true)
    .reply(200, { contacts: [contact], messages: [{ id: 'wamid.9', message_status: 'accepted' }] });
  return posted;
}

const sending = (changes: object = {}) =>
  run(perform, { inputData: { ...inputData, ...changes } }) as Promise<SendTemplateOutput>;

describe('sending a template', () => {
  it('posts what the template needs, once', async () => {
    stored();
    const posted = accepts();
    await sending();
    expect(posted).toHaveLength(1);
    expect(posted[0]).toMatchObject({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+447400123456',
      type: 'template',
      template: {
        name: 'order_ready',
        language: { code: 'en_GB' },
        components: [
          {
            type: 'header',
            parameters: [{ type: 'image', image: { link: 'https://garden.example/dish.jpg' } }],
          },
          {
            type: 'body',
            parameters: [
              { type: 'text', parameter_name: 'first_name', text: 'Zoë' },
              { type: 'text', parameter_name: 'order', text: '42' },
            ],
          },
          { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'track-42' }] },
        ],
      },
    });
  });

  it('marks the message, so that its statuses tell which send they are about', async () => {
    stored();
    const posted = accepts();
    const { operation_id: operation } = await sending();
    expect(decodeCallbackData(posted[0]?.biz_opaque_callback_data)).toEqual({
      operation,
      templateId: '5',
      templateName: 'order_ready',
      templateLanguage: 'en_GB',
    });
  });

  it('gives each send its own operation', async () => {
    stored();
    accepts();
    const first = await sending();
    stored();
    accepts();
    expect((await sending()).operation_id).not.toBe(first.operation_id);
  });

  it('gives the message ID, the recipient and the text as the customer sees it', async () => {
    stored();
    accepts({ wa_id: '447400123456' });
    const sent = await sending();
    expect(sent).toMatchObject({
      id: 'wamid.9',
      message_id: 'wamid.9',
      status: 'accepted',
      recipient_phone: '+447400123456',
      recipient_wa_id: '447400123456',
      template_name: 'order_ready',
    });
    expect(sent.text).toContain('Hello Zoë, your order 42 is ready, Zoë.');
    expect(Object.keys(sent).sort()).toEqual(Object.keys(sendTemplate.operation.sample ?? {}).sort());
  });

  it('goes to a user ID as a recipient, not as a number', async () => {
    stored();
    const posted = accepts({ user_id: 'US.13491208655302741918' });
    const sent = await sending({ to: 'US.13491208655302741918', country: '' });
    expect(posted[0]).toMatchObject({ recipient: 'US.13491208655302741918' });
    expect(posted[0]).not.toHaveProperty('to');
    expect(sent).toMatchObject({
      recipient_user_id: 'US.13491208655302741918',
      recipient_phone: null,
      recipient_wa_id: null,
    });
  });
});

describe('nothing is sent, and the run halts with', () => {
  const halted = async (changes: object, template?: Template) => {
    if (template) stored(template);
    const posted = accepts();
    const { name, message } = await failure(sending(changes));
    expect(posted).toEqual([]);
    expect(name).toBe('HaltedError');
    return message;
  };

  it('every wrong value at once, each by the name of its field', async () => {
    const message = await halted({ to: '12', body_order: '', header_media: 'dish' }, orderReady);
    expect(message).toMatch(/“To”: /);
    expect(message).toMatch(/“[^”]*order[^”]*” is empty/i);
    expect(message).toMatch(/“Header[^”]*”/);
    expect(message.split('\n')).toHaveLength(3);
  });

  it('the one value that is wrong when all else is right', async () => {
    expect(await halted({ body_order: 'a\nb' }, orderReady)).toMatch(/^“[^”]*order[^”]*” [^\n]+$/i);
  });

  it('the missing country of a number', async () => {
    expect(await halted({ to: '07400 123456', country: null }, orderReady)).toContain('has no country code');
  });

  it('what to choose when number and template are empty', async () => {
    expect(await halted({ phone_number_id: ' ', template_id: '' })).toBe(
      '“From Phone Number” is empty. Choose one in the step.\n“Template” is empty. Choose one in the step.',
    );
  });

  it.each([
    'PENDING',
    'IN_APPEAL',
    'REJECTED',
    'PAUSED',
    'DISABLED',
    'ARCHIVED',
    'PENDING_DELETION',
    'DELETED',
    'SOMETHING_NEW',
  ])('what to do about a template that is %s', async (status) => {
    const message = await halted({}, { ...orderReady, status });
    expect(message).toMatch(/^The template “order_ready” cannot be sent\. .+\.$/);
  });

  it('what to do about a template that was deleted', async () => {
    nock(GRAPH)
      .get('/v25.0/5')
      .query(true)
      .reply(400, graphError(100, { error_subcode: 33 }));
    expect(await halted({})).toContain('it was deleted');
  });
});
