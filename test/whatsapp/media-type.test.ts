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
  ] as const)('as %s of the type %s is refused', (kind, type, said) => {
    expect(misfit(kind, type)).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
  });

  it.each([
    ['image', 'image/png'],
    ['video', 'video/3gpp'],
    ['gif', 'video/mp4'],
    ['document', 'text/plain'],
    ['document', 'image/jpeg'],
  ] as const)('as %s of the type %s is taken', (kind, type) => {
    expect(misfit(kind, type)).toBeNull();
  });

  it('that is empty or too large is refused, and to the byte', () => {
    expect(oversize('image', 0)).toContain('empty');
    expect(oversize('image', 5 * 1024 * 1024)).toBeNull();
    expect(oversize('image', 5 * 1024 * 1024 + 1)).toBe(
      'is too large: WhatsApp takes up to 5 MB here. Use a smaller file.',
    );
    expect(oversize('document', 100 * 1024 * 1024 + 1)).toContain('100 MB');
  });
});
