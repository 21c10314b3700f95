import { createHash } from 'node:crypto';
import { mediaFileName, sameHash } from '../../../api/graph-api/media-file.js';

const nameOf = (file_name: string | null, mimeType: string) =>
  mediaFileName({ type: 'audio', media_id: '9', file_name }, mimeType);

describe('the name of a file', () => {
  it('is made of what it is when the customer gave none', () => {
    expect(nameOf(null, 'audio/ogg; codecs=opus')).toBe('audio-9.ogg');
  });

  it('has no ending when nobody knows the type', () => {
    expect(nameOf(null, 'application/x-unknown')).toBe('audio-9');
  });

  it('is cut when Zapier could not store it, and keeps its ending', () => {
    const name = nameOf(`${'長'.repeat(300)}.pdf`, 'application/pdf');
    expect(encodeURIComponent(name).length).toBeLessThanOrEqual(1_000);
    expect(name).toMatch(/長\.pdf$/);
  });

  it('holds no characters that would break a header', () => {
    expect(nameOf('a\r\nb.pdf', 'application/pdf')).toBe('ab.pdf');
  });

  it('survives half a character', () => {
    expect(() => encodeURIComponent(nameOf('\ud800.pdf', 'application/pdf'))).not.toThrow();
  });
});

describe('a hash', () => {
  const hash = createHash('sha256').update('x').digest();

  it.each(['hex', 'base64'] as const)('is recognised in %s', (encoding) => {
    expect(sameHash(hash.toString(encoding), hash)).toBe(true);
  });

  it('of other bytes is not', () => {
    expect(sameHash(createHash('sha256').update('y').digest('hex'), hash)).toBe(false);
  });
});
