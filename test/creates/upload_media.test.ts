import nock from 'nock';
import uploadMedia from '../../creates/upload_media.js';
import { failure, GRAPH, NUMBER, offline, operationOf, run, runAgain, WABA } from '../zapier.js';

offline();

const FILES = 'https://files.example.com';
const MB = 1024 * 1024;
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const DAY = 24 * 60 * 60 * 1_000;

const { perform } = operationOf(uploadMedia);
const bundle = (inputData: object = {}) => ({
  inputData: { waba_id: WABA, phone_number_id: NUMBER, file: `${FILES}/dish.jpg`, ...inputData },
});
const uploading = (inputData: object = {}) => run(perform, bundle(inputData));

const served = (content: Buffer | string = JPEG, headers: Record<string, string> = {}) =>
  nock(FILES).get('/dish.jpg').reply(200, content, headers);
const takes = (id = '900') => nock(GRAPH).post(`/v25.0/${NUMBER}/media`).query(true).reply(200, { id });

it('uploads a file, and tells which messages can send it and until when', async () => {
  served();
  takes();
  const before = Date.now();
  const uploaded = (await uploading()) as { expires_at: string };
  expect(uploaded).toEqual({
    id: '900',
    media_id: '900',
    mime_type: 'image/jpeg',
    size_bytes: 7,
    file_name: 'dish.jpg',
    message_types: ['Image', 'Document'],
    message_types_text: 'Image, Document',
    expires_at: expect.any(String),
  });
  const expiry = Date.parse(uploaded.expires_at);
  expect(expiry).toBeGreaterThanOrEqual(before + 30 * DAY);
  expect(expiry).toBeLessThanOrEqual(Date.now() + 30 * DAY);
});

it.each([
  ['OggS\0', 'audio/ogg', ['Audio', 'Voice Note']],
  ['ID3\x04', 'audio/mpeg', ['Audio']],
  ['RIFF....WEBPVP8 ', 'image/webp', ['Sticker']],
  ['%PDF-1.7', 'application/pdf', ['Document']],
])('knows what %j is', async (content, mimeType, types) => {
  served(Buffer.from(content, 'latin1'));
  takes();
  expect(await uploading()).toMatchObject({ mime_type: mimeType, message_types: types });
});

it('uploads a file that it knows already, as its time begins anew', async () => {
  served();
  takes('900');
  await uploading();
  served();
  takes('901');
  expect(await runAgain(perform, bundle())).toMatchObject({ media_id: '901' });
});

describe('nothing is uploaded when the file', () => {
  const refused = async (content: Buffer | string, inputData: object = {}) => {
    served(content);
    const upload = takes();
    const { name, message } = await failure(uploading(inputData));
    expect(name).toBe('HaltedError');
    expect(upload.isDone()).toBe(false);
    return message;
  };

  it('is of a type that no message can send', async () => {
    expect(await refused('GIF89a')).toMatch(
      /^“File” is of the type image\/gif, which WhatsApp does not take\. It takes JPEG .+\.$/,
    );
  });

  it('does not fit what it is wanted for', async () => {
    expect(await refused(JPEG, { use_as: 'sticker' })).toBe(
      '“File” must be a WebP image of 512 × 512 pixels, and the file is of the type image/jpeg. Use another file.',
    );
  });

  it('is too large for all it could be', async () => {
    const sound = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(16 * MB)]);
    expect(await refused(sound)).toBe(
      '“File” is too large: WhatsApp takes up to 16 MB here. Use a smaller file.',
    );
  });

  it('is empty', async () => {
    expect(await refused('')).toMatch(/^“File” /);
  });

  it('is missing', async () => {
    expect(await refused(JPEG, { file: ' ' })).toBe(
      '“File” is empty. Map a file of an earlier step, or a link to one.',
    );
  });
});

it('a picture that is too large for one can still be sent as a document', async () => {
  served(Buffer.concat([JPEG, Buffer.alloc(5 * MB)]));
  takes();
  expect(await uploading()).toMatchObject({ message_types: ['Document'] });
});
