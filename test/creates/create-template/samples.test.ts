import nock from 'nock';
import { appSecretProof } from '../../../whatsapp/signature.js';
import { APP_ID, APP_SECRET, failure, GRAPH, offline, TOKEN } from '../../zapier.js';
import { passes } from '../../clock.js';
import { creating, has, hubHears, takes } from '../submission.js';

offline();

describe('the samples of a template', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const file = (path: string, content = jpeg) =>
    nock('https://files.example').get(path).reply(200, content, { 'content-type': 'image/jpeg' });
  const proof = appSecretProof(TOKEN, APP_SECRET);

  /** Meta takes an upload; `sent` holds the bytes. */
  function uploads(id: string, handle: string) {
    const sent: { body?: string } = {};
    nock(GRAPH)
      .post(`/v25.0/${APP_ID}/uploads`)
      .query((query) => query.file_length === String(jpeg.length) && query.file_type === 'image/jpeg')
      .reply(200, { id: `upload:${id}?sig=AR_x-1` });
    nock(GRAPH, { reqheaders: { authorization: `OAuth ${TOKEN}`, file_offset: '0' } })
      .post(`/v25.0/upload:${id}`)
      .query({ sig: 'AR_x-1', appsecret_proof: proof })
      .reply(200, (_uri, body) => {
        sent.body = String(body);
        return { h: handle };
      });
    return sent;
  }

  it('are uploaded to Meta, and their handles submitted', async () => {
    has();
    file('/dish.jpg');
    const sent = uploads('abc', '4::aW');
    const posted = takes();
    hubHears();
    await creating({ header_kind: 'image', header_file: 'https://files.example/dish.jpg' });
    expect(sent.body).toBe(jpeg.toString('hex'));
    expect(posted[0]).toMatchObject({
      components: [
        { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW'] } },
        { type: 'BODY' },
      ],
    });
  });

  it('go up once when several cards have the same', async () => {
    has();
    file('/dish.jpg');
    uploads('abc', '4::aW');
    const posted = takes({ id: '900', status: 'PENDING', category: 'MARKETING' });
    hubHears();
    const card = { card_file: 'https://files.example/dish.jpg', card_button_1_text: 'More' };
    await creating({ category: 'marketing', cards: [card, { ...card, card_body: null }] });
    const { components } = posted[0] as { components: { type: string; cards?: object[] }[] };
    const header = { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW'] } };
    const buttons = { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'More' }] };
    expect(components.at(-1)).toEqual({
      type: 'CAROUSEL',
      cards: [{ components: [header, buttons] }, { components: [header, buttons] }],
    });
  });

  it('that take all the time of the step stop it before anything is submitted', async () => {
    has();
    nock('https://files.example')
      .get('/dish.jpg')
      .reply(200, () => {
        passes(20);
        return jpeg;
      });
    const posted = takes();
    const { message } = await failure(
      creating({ header_kind: 'image', header_file: 'https://files.example/dish.jpg' }),
    );
    expect(message).toMatch(/took too long.+Nothing was sent\./);
    expect(posted).toEqual([]);
  });

  it('are not fetched from Meta with our token', async () => {
    has();
    const asked = nock(GRAPH).get('/v25.0/me').query(true).reply(200, jpeg);
    const { message } = await failure(creating({ header_kind: 'image', header_file: `${GRAPH}/v25.0/me` }));
    expect(message).toContain('an address of WhatsApp or of the hub');
    expect(asked.isDone()).toBe(false);
  });

  it('are not uploaded again when Meta’s handle is given', async () => {
    has();
    const posted = takes();
    hubHears();
    await creating({ header_kind: 'image', header_file: '4::aW1hZ2U=' });
    expect(posted[0]).toMatchObject({ components: [{ example: { header_handle: ['4::aW1hZ2U='] } }, {}] });
  });

  it('that are another kind of file are refused before anything is submitted', async () => {
    has();
    file('/dish.jpg', Buffer.from('GIF89a......'));
    const { name, message } = await failure(
      creating({ header_kind: 'image', header_file: 'https://files.example/dish.jpg' }),
    );
    expect(name).toBe('HaltedError');
    expect(message).toMatch(/^“Header Example” must be a JPEG or PNG image/);
  });

  it('are not sent where an answer of Meta’s names another place', async () => {
    has();
    file('/dish.jpg');
    nock(GRAPH)
      .post(`/v25.0/${APP_ID}/uploads`)
      .query(true)
      .reply(200, { id: 'upload:../../evil.example/x y' });
    const { message } = await failure(
      creating({ header_kind: 'image', header_file: 'https://files.example/dish.jpg' }),
    );
    expect(message).toContain('Nothing was submitted');
  });
});
