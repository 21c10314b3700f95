import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../../lab/cloud-api/seed/seed.js';
import { startConnected } from '../connected.js';
import type { Receiver } from '../receiver.js';
import { body, button, CUSTOMER, header, send, sendTemplate, text } from '../sending.js';

const hello = { type: 'text', text: { body: 'Hello' } };
const orderReady = [
  body(text('Mei', 'first_name'), text('LG-7', 'order_number')),
  button('url', 0, text('LG-7')),
];

let api: CloudApi;
let receiver: Receiver;
beforeEach(async () => {
  ({ api, receiver } = await startConnected());
});
afterEach(async () => {
  await api.close();
  await receiver.close();
});

/** The values of all webhooks that carried a status, in the order they came. */
async function statusValues() {
  await api.settled();
  return receiver.posts
    .map((post) => post.body.entry[0]?.changes[0]?.value)
    .filter((value) => value?.statuses !== undefined);
}

async function statuses() {
  return (await statusValues()).map((value) => value?.statuses?.[0]);
}

const openWindow = () =>
  api.customerWrites({
    phoneNumberId: LUCKY_GARDEN.phoneNumberId,
    from: { wa_id: CUSTOMER },
    message: 'Hi',
  });

test('a template is sent, delivered and read, with prices in the first two', async () => {
  const { body: sent } = await sendTemplate(api, 'order_ready', orderReady, 'en_US', {
    biz_opaque_callback_data: 'op-1',
  });
  const [message] = sent.messages as { id: string }[];
  const all = await statuses();
  const same = {
    id: message?.id,
    recipient_id: CUSTOMER,
    recipient_user_id: expect.stringMatching(/^DE\.\d+$/),
    timestamp: expect.stringMatching(/^\d{10}$/),
    biz_opaque_callback_data: 'op-1',
  };
  const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' };
  expect(all).toEqual([
    { ...same, status: 'sent', pricing },
    { ...same, status: 'delivered', pricing },
    { ...same, status: 'read' },
  ]);
});

test('a message and a utility template are free inside the service window', async () => {
  await openWindow();
  await send(api, hello);
  await sendTemplate(api, 'order_ready', orderReady);
  const prices = (await statuses()).filter((one) => one?.status === 'sent').map((one) => one?.pricing);
  expect(prices).toMatchObject([
    { type: 'free_customer_service', category: 'service', billable: false },
    { type: 'free_customer_service', category: 'utility', billable: false },
  ]);
});

test('a contact comes with every status but failed', async () => {
  await sendTemplate(api, 'order_ready', orderReady);
  await send(api, hello);
  const values = await statusValues();
  for (const value of values) {
    expect(value?.contacts !== undefined).toBe(value?.statuses?.[0]?.status !== 'failed');
  }
});

test('nothing is read on a phone without read receipts', async () => {
  api.world.customer(CUSTOMER).readReceipts = false;
  await sendTemplate(api, 'order_ready', orderReady);
  expect((await statuses()).map((one) => one?.status)).toEqual(['sent', 'delivered']);
});

test('a number that is hidden is left out of statuses', async () => {
  api.world.customer(CUSTOMER).hidesPhone = true;
  await sendTemplate(api, 'order_ready', orderReady);
  const [sent] = await statusValues();
  expect(sent?.statuses?.[0]).not.toHaveProperty('recipient_id');
  expect(sent?.contacts?.[0]).not.toHaveProperty('wa_id');
  expect(sent?.contacts?.[0]).toHaveProperty('user_id');
});

test('a message arrives on the phone when it is delivered, not before', async () => {
  const shown: number[] = [];
  api.on('status', () => shown.push(api.phone(CUSTOMER).chats.length));
  await sendTemplate(api, 'order_ready', orderReady);
  await api.settled();
  expect(shown).toEqual([0, 1, 1]);
});

describe('a message fails after it was accepted', () => {
  async function failure(): Promise<unknown> {
    const all = await statuses();
    expect(all.map((one) => one?.status)).toEqual(['failed']);
    return (all[0]?.errors as unknown[])[0];
  }

  test('131026: the number is not on WhatsApp', async () => {
    await sendTemplate(api, 'order_ready', orderReady, 'en_US', { to: `+${LUCKY_GARDEN.notOnWhatsApp}` });
    expect(await failure()).toEqual({
      code: 131026,
      title: 'Message undeliverable',
      message: 'Message undeliverable',
      error_data: { details: expect.any(String) },
      href: expect.stringContaining('error-codes'),
    });
  });

  test('131047: the service window was never open', async () => {
    await send(api, hello);
    expect(await failure()).toMatchObject({ code: 131047 });
  });

  test('131047: the service window has closed again', async () => {
    await openWindow();
    api.passTime(24 * 60 * 60);
    await send(api, hello);
    expect(await failure()).toMatchObject({ code: 131047 });
  });

  test('131050: the customer wants no marketing', async () => {
    api.world.customer(CUSTOMER).stoppedMarketing = true;
    await sendTemplate(api, 'spring_menu', [body(text('Mei'))]);
    expect(await failure()).toMatchObject({ code: 131050 });
  });

  test('131049: marketing to the United States', async () => {
    await sendTemplate(api, 'spring_menu', [body(text('Mei'))], 'en_US', { to: '+16505551234' });
    expect(await failure()).toMatchObject({ code: 131049 });
  });

  test('any code that was asked for', async () => {
    api.fault({ kind: 'failed_status', code: 131042 });
    await sendTemplate(api, 'order_ready', orderReady);
    expect(await failure()).toMatchObject({ code: 131042, title: 'Business eligibility payment issue' });
  });

  describe('131053: linked media', () => {
    let files: Server;
    beforeEach(async () => {
      files = createServer((request, response) => {
        const found = request.url === '/menu.pdf';
        response.writeHead(found ? 200 : 404, { 'content-type': 'application/pdf' });
        response.end('%PDF-1.4');
      });
      await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
    });
    afterEach(() => files.close());

    const link = (name: string) => `http://127.0.0.1:${(files.address() as AddressInfo).port}/${name}`;
    const sendInvoice = (file: string) =>
      sendTemplate(api, 'invoice', [
        header({ type: 'document', document: { link: link(file), filename: 'menu.pdf' } }),
        body(text('Mei'), text('INV-7')),
      ]);

    test('that is not there', async () => {
      await sendInvoice('lost.pdf');
      expect(await failure()).toMatchObject({
        code: 131053,
        error_data: { details: expect.stringContaining('404') },
      });
    });

    test('of another type than its message', async () => {
      await openWindow();
      await send(api, { type: 'image', image: { link: link('menu.pdf') } });
      expect(await failure()).toMatchObject({ code: 131053 });
    });

    test('that is there does not fail', async () => {
      await sendInvoice('menu.pdf');
      expect((await statuses()).map((one) => one?.status)).toEqual(['sent', 'delivered', 'read']);
      expect(api.phone(CUSTOMER).chats[0]?.messages[0]?.media).toEqual({
        kind: 'document',
        link: link('menu.pdf'),
        file_name: 'menu.pdf',
      });
    });
  });
});
