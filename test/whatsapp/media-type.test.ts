import { mimeTypeOf, misfit, oversize } from '../../whatsapp/media-type.js';

const typeOf = (start: string, contentType: string | null = null, name: string | null = null) =>
  mimeTypeOf({ start: Buffer.from(start, 'latin1'), contentType, name });

describe('the type of a file', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n', 'image/png'],
    ['GIF89a', 'image/gif'],
    ['RIFF....WEBP', 'image/webp'],
    ['%PDF-1.7', 'application/pdf'],
    ['\0\0\0\x18ftypmp42', 'video/mp4'],
    ['\0\0\0\x18ftyp3gp5', 'video/3gpp'],
    ['\0\0\0\x18ftypqt  ', 'video/quicktime'],
    ['\0\0\0\x18ftypM4A ', 'audio/mp4'],
    ['\0\0\0\x18ftypheic', 'image/heic'],
    ['OggS\0', 'audio/ogg'],
    ['#!AMR\n', 'audio/amr'],
    ['ID3\x04', 'audio/mpeg'],
    ['\xff\xfb\x90', 'audio/mpeg'],
    ['\xff\xf1\x50', 'audio/aac'],
  ])('is what its bytes %j prove, whatever server and name say', (start, type) => {
    expect(typeOf(start, 'text/html', 'a.docx')).toBe(type);
  });

  it('is what the server says when its bytes prove nothing', () => {
    expect(typeOf('PK\x03\x04', 'application/vnd.ms-excel; charset=x', 'a.docx')).toBe(
      'application/vnd.ms-excel',
    );
  });

  it.each([null, '', 'application/octet-stream', 'binary/octet-stream', 'application/zip'])(
    'is what its name says when the server says %j',
    (contentType) => {
      expect(typeOf('PK\x03\x04', contentType, 'Menu.XLSX')).toMatch(/spreadsheetml/);
    },
  );

  it('is a sound in the wrapping of a video when the server or the name says so', () => {
    const wrapped = '\0\0\0\x18ftypmp42';
    expect(typeOf(wrapped, 'audio/x-m4a')).toBe('audio/mp4');
    expect(typeOf(wrapped, null, 'voice.m4a')).toBe('audio/mp4');
    expect(typeOf(wrapped, 'text/html', 'voice.m4a')).toBe('video/mp4');
  });

  it.each([
    ['audio/mp3', 'audio/mpeg'],
    ['audio/opus', 'audio/ogg'],
    ['image/jpg', 'image/jpeg'],
  ])('is the one WhatsApp knows when the server says %s', (said, type) => {
    expect(typeOf('', said)).toBe(type);
  });

  it('is not taken from a text that only begins like a sound', () => {
    expect(typeOf('\xff\xfe<\0', 'text/plain')).toBe('text/plain');
  });

  it('is plain text for a table', () => {
    expect(typeOf('a,b', 'text/csv')).toBe('text/plain');
    expect(typeOf('a,b', null, 'a.csv')).toBe('text/plain');
  });

  it('is not known when nothing tells it', () => {
    expect(typeOf('')).toBe('application/octet-stream');
    expect(typeOf('x', null, 'constructor')).toBe('application/octet-stream');
  });
});

describe('a file', () => {
  it.each([
    [
      'image',
      'image/gif',
      'must be a JPEG or PNG image, and the file is of the type image/gif. Use another file.',
    ],
    ['video', 'video/quicktime', /MP4 or 3GP/],
    ['gif', 'image/gif', /MP4/],
    ['document', 'application/octet-stream', /PDF.*of an unknown type/],
    ['audio', 'audio/wav', /MP3/],
    ['voice', 'audio/mpeg', /OGG/],
    ['sticker', 'image/png', /WebP/],
  ] as const)('as %s of the type %s is refused', (kind, type, said) => {
    expect(misfit(kind, type)).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
  });

  it.each([
    ['image', 'image/png'],
    ['video', 'video/3gpp'],
    ['gif', 'video/mp4'],
    ['document', 'text/plain'],
    ['document', 'image/jpeg'],
    ['audio', 'audio/amr'],
    ['voice', 'audio/ogg'],
    ['sticker', 'image/webp'],
  ] as const)('as %s of the type %s is taken', (kind, type) => {
    expect(misfit(kind, type)).toBeNull();
  });

  it('that is empty or too large is refused, and to the byte', () => {
    const sized = (size: number) => ({ size, start: Buffer.alloc(0) });
    expect(oversize('image', sized(0))).toContain('empty');
    expect(oversize('image', sized(5 * 1024 * 1024))).toBeNull();
    expect(oversize('image', sized(5 * 1024 * 1024 + 1))).toBe(
      'is too large: WhatsApp takes up to 5 MB here. Use a smaller file.',
    );
    expect(oversize('document', sized(100 * 1024 * 1024 + 1))).toContain('100 MB');
  });

  it.each([
    ['a still sticker', 'RIFF....WEBPVP8 ....\x02', 100],
    ['a sticker whose header says that it stands still', 'RIFF....WEBPVP8X....\x10', 100],
    ['a sticker that moves', 'RIFF....WEBPVP8X....\x12', 500],
  ])('that is %s is refused above its own limit', (_what, bytes, kilobytes) => {
    const start = Buffer.from(bytes, 'latin1');
    expect(oversize('sticker', { size: kilobytes * 1024, start })).toBeNull();
    expect(oversize('sticker', { size: kilobytes * 1024 + 1, start })).toBe(
      `is too large: WhatsApp takes up to ${kilobytes} KB here. Use a smaller file.`,
    );
  });
});
