/** Small real files, for customers who send media without saying which. */

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const WEBP = 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA';

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** An Ogg page without any sound in it. */
const OGG = Buffer.concat([Buffer.from('OggS\0\x02', 'latin1'), Buffer.alloc(22)]);

/** The box that every MP4 file opens with. */
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from('ftypmp42'), Buffer.alloc(4)]);

export const SAMPLES: Record<string, { mimeType: string; bytes: Buffer }> = {
  image: { mimeType: 'image/png', bytes: Buffer.from(PNG, 'base64') },
  sticker: { mimeType: 'image/webp', bytes: Buffer.from(WEBP, 'base64') },
  document: { mimeType: 'application/pdf', bytes: Buffer.from(PDF) },
  audio: { mimeType: 'audio/ogg; codecs=opus', bytes: OGG },
  video: { mimeType: 'video/mp4', bytes: MP4 },
};
