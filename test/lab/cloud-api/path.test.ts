import { LUCKY_GARDEN } from '../../../lab/cloud-api/seed/seed.js';
import { call, startConnected } from './connected.js';

test('a customer writes, a template answers, and its statuses come back in order', async () => {
  const { api, receiver, token } = await startConnected();
  try {
    const written = await api.customerWrites({
      phoneNumberId: LUCKY_GARDEN.phoneNumberId,
      from: { wa_id: '16505551234', name: 'Sheena Nelson' },
      message: 'Is my order ready?',
    });
    await receiver.waitFor(1);
    const sent = await call(api, 'POST', `/${LUCKY_GARDEN.phoneNumberId}/messages`, {
      token,
      body: {
        messaging_product: 'whatsapp',
        to: '+1 (650) 555-1234',
        type: 'template',
        biz_opaque_callback_data: 'operation-1',
        template: {
          name: 'order_ready',
          language: { code: 'en_US' },
          components: [
            {
              type: 'body',
              parameters: [
                { type: 'text', parameter_name: 'first_name', text: 'Sheena' },
                { type: 'text', parameter_name: 'order_number', text: 'LG-7' },
              ],
            },
            { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'LG-7' }] },
          ],
        },
      },
    });
    expect(sent.status).toBe(200);
    expect(sent.body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: '+1 (650) 555-1234', wa_id: '16505551234' }],
      messages: [{ id: expect.stringMatching(/^wamid\.HBgL/), message_status: 'accepted' }],
    });
    await api.settled();
    const [incoming, ...statuses] = receiver.posts.map((post) => post.body.entry[0]?.changes[0]?.value);
    expect(incoming?.messages?.[0]).toMatchObject({ id: written.id, text: { body: 'Is my order ready?' } });
    expect(statuses.map((value) => value?.statuses?.[0]?.status)).toEqual(['sent', 'delivered', 'read']);
    expect(statuses.every((value) => value?.statuses?.[0]?.biz_opaque_callback_data === 'operation-1')).toBe(
      true,
    );
    expect(api.phone('16505551234').chats[0]?.messages).toMatchObject([
      { from: 'customer', text: 'Is my order ready?' },
      {
        from: 'business',
        text: 'Hello Sheena, your order LG-7 is ready to be picked up. See you soon!',
        footer: 'Lucky Garden',
        ticks: 'read',
        buttons: [{ url: 'https://lucky-garden.example/orders/LG-7' }, { text: 'On my way' }],
      },
    ]);
  } finally {
    await api.close();
    await receiver.close();
  }
});
