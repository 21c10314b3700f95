import nock from 'nock';
import { mimeTypeOf } from '../../../whatsapp/media-type.js';
import { passes } from '../../clock.js';
import { failure, graphError, GRAPH, NUMBER, offline } from '../../zapier.js';
import { accepts, refuses, sendingAgain, sendingOf, stored } from '../step.js';
import { carousel, menu, orderReady } from '../templates.js';

offline();

const FILES = 'https://files.example.com';
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const MB = 1024 * 1024;

const rest = { body_first_name: 'Zoë', body_order: '42', button_1_url: 'track-42' };
const withFile = { ...rest, header_file: `${FILES}/dish.jpg` };

const served = (name = 'dish.jpg', content: Buffer | string = JPEG, headers: Record<string, string> = {}) =>
  nock(FILES).get(`/${name}`).reply(200, content, headers);
const uploads = (id = '900') => nock(GRAPH).post(`/v25.0/${NUMBER}/media`).query(true).reply(200, { id });

/** The image or document that was sent in the header. */
const headerOf = (posted: ReturnType<typeof accepts>, at = 0) =>
  posted[at]?.template.components.find(({ type }) => type === 'header')?.parameters[0];

describe('a file is refused before anything is sent when it', () => {
  const halted = async (content: Buffer | string, headers: Record<string, string> = {}) => {
    stored(orderReady);
    served('dish.jpg', content, headers);
    const uploading = uploads();
    const posted = accepts();
    const { name, message } = await failure(sendingOf(orderReady, withFile));
    expect(posted).toEqual([]);
    expect(uploading.isDone()).toBe(false);
    expect(name).toBe('HaltedError');
    return message;
  };

  it('is of another kind', async () => {
    expect(await halted('%PDF-1.7')).toBe(
      '“Header: image File” must be a JPEG or PNG image, and the file is of the type application/pdf. Use another file.',
    );
  });

  it('is empty', async () => {
    expect(await halted('')).toBe(
      '“Header: image File” has no content: the file is empty. Use another file.',
    );
  });

  it('is too large', async () => {
    expect(await halted(Buffer.concat([JPEG, Buffer.alloc(5 * MB)]))).toBe(
      '“Header: image File” is too large: WhatsApp takes up to 5 MB here. Use a smaller file.',
    );
  });

  it('cannot be fetched', async () => {
    stored(orderReady);
    nock(FILES).get('/dish.jpg').reply(404);
    const posted = accepts();
    expect((await failure(sendingOf(orderReady, withFile))).message).toContain('HTTP 404');
    expect(posted).toEqual([]);
  });

  it('is not even fetched while another value is wrong', async () => {
    stored(orderReady);
    const fetching = served();
    const { message } = await failure(sendingOf(orderReady, { ...withFile, body_order: '' }));
    expect(message).toMatch(/^“Body: order” is empty[^\n]*$/);
    expect(fetching.isDone()).toBe(false);
  });
});

describe('a file that takes all the time of the step', () => {
  const slow = (name = 'dish.jpg') =>
    nock(FILES)
      .get(`/${name}`)
      .reply(200, () => {
        passes(19);
        return JPEG;
      });

  it('stops it before anything is sent', async () => {
    stored(orderReady);
    slow();
    const uploading = uploads();
    const posted = accepts();
    const { message } = await failure(sendingOf(orderReady, withFile));
    expect(message).toMatch(/took too long.+Nothing was sent\./);
    expect(uploading.isDone()).toBe(false);
    expect(posted).toEqual([]);
  });

  it('while it is uploaded stops it too', async () => {
    stored(orderReady);
    served();
    nock(GRAPH)
      .post(`/v25.0/${NUMBER}/media`)
      .query(true)
      .reply(200, () => {
        passes(19);
        return { id: '900' };
      });
    const posted = accepts();
    expect((await failure(sendingOf(orderReady, withFile))).message).toMatch(/took too long.+Nothing was/);
    expect(posted).toEqual([]);
  });
});

describe('a file of an earlier step', () => {
  it('is uploaded, and goes out by its ID', async () => {
    stored(orderReady);
    served();
    uploads();
    const posted = accepts();
    await sendingOf(orderReady, withFile);
    expect(headerOf(posted)).toEqual({ type: 'image', image: { id: '900' } });
  });

  it('goes before a link, which stays for the runs without a file', async () => {
    const link = 'https://garden.example/dish.jpg';
    stored(orderReady);
    served();
    uploads();
    const posted = accepts();
    await sendingOf(orderReady, { ...withFile, header_media: link });
    expect(headerOf(posted)).toEqual({ type: 'image', image: { id: '900' } });
    stored(orderReady);
    const other = accepts();
    await sendingOf(orderReady, { ...withFile, header_file: '', header_media: link });
    expect(headerOf(other)).toEqual({ type: 'image', image: { link } });
  });

  it('keeps its name when it is a document', async () => {
    stored(menu);
    served('x', '%PDF-1.7', { 'Content-Disposition': 'attachment; filename="Menu 12.pdf"' });
    uploads();
    const posted = accepts();
    const sent = await sendingOf(menu, { header_file: `${FILES}/x` });
    expect(headerOf(posted)).toEqual({ type: 'document', document: { id: '900', filename: 'Menu 12.pdf' } });
    expect(sent.text).toContain('Menu 12.pdf');
  });

  it('has the name that was typed when one was', async () => {
    stored(menu);
    served('x.pdf', '%PDF-1.7');
    uploads();
    const posted = accepts();
    await sendingOf(menu, { header_file: `${FILES}/x.pdf`, header_file_name: 'Our menu.pdf' });
    expect(headerOf(posted)).toMatchObject({ document: { filename: 'Our menu.pdf' } });
  });

  it('is uploaded once for several messages', async () => {
    stored(orderReady);
    served();
    uploads();
    accepts();
    await sendingOf(orderReady, withFile);
    served();
    const posted = accepts();
    await sendingAgain(orderReady, withFile);
    expect(headerOf(posted)).toEqual({ type: 'image', image: { id: '900' } });
  });

  it('is fetched and uploaded once for several cards', async () => {
    stored(carousel);
    served();
    uploads();
    const posted = accepts();
    const card = (number: number) => ({
      [`card_${number}_header_file`]: `${FILES}/dish.jpg`,
      [`card_${number}_body_1`]: '2 EUR',
      [`card_${number}_button_0_url`]: 'tea',
    });
    await sendingOf(carousel, { body_1: 'Zoë', ...card(1), ...card(2) });
    expect(JSON.stringify(posted[0]).match(/"id":"900"/g)).toHaveLength(2);
    expect(nock.pendingMocks()).toEqual([]);
  });
});

describe('a remembered file that WhatsApp no longer has', () => {
  const remembered = async () => {
    stored(orderReady);
    served();
    uploads();
    accepts();
    await sendingOf(orderReady, withFile);
    served();
  };

  it.each([100, 131009])('is uploaded again, once, after code %i', async (code) => {
    await remembered();
    refuses(400, graphError(code));
    served();
    uploads('901');
    const posted = accepts();
    await sendingAgain(orderReady, withFile);
    expect(posted).toHaveLength(1);
    expect(headerOf(posted)).toEqual({ type: 'image', image: { id: '901' } });
  });

  it('is not tried a third time', async () => {
    await remembered();
    refuses(400, graphError(131009));
    served();
    uploads('901');
    refuses(400, graphError(131009));
    const posted = accepts();
    expect((await failure(sendingAgain(orderReady, withFile))).message).toContain('(Meta code 131009');
    expect(posted).toEqual([]);
  });

  it.each([
    ['may have been sent all the same', 500, graphError(131009)],
    ['failed in a way that says nothing of it', 500, graphError(131000)],
    ['was refused for another reason', 400, graphError(131030)],
  ])('is left alone when the message %s', async (_why, status, body) => {
    await remembered();
    refuses(status, body);
    const second = uploads('901');
    const posted = accepts();
    await failure(sendingAgain(orderReady, withFile));
    expect(posted).toEqual([]);
    expect(second.isDone()).toBe(false);
  });

  it('is told apart from one that was uploaded just now', async () => {
    stored(orderReady);
    served();
    uploads();
    refuses(400, graphError(131009));
    const posted = accepts();
    await failure(sendingOf(orderReady, withFile));
    expect(posted).toEqual([]);
  });
});

it('the image of these tests is one', () => {
  expect(mimeTypeOf({ start: JPEG, contentType: null, name: null })).toBe('image/jpeg');
});
