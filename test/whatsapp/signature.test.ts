import { createHmac, createSecretKey } from 'node:crypto';
import { appSecretProof, signatureVerifier } from '../../whatsapp/signature.js';

const SECRET = 'app_secret_123';
const EMPTY_BATCH = '{"object":"whatsapp_business_account","entry":[]}';
const EMPTY_BATCH_SIGNATURE = 'sha256=02fe0c96d28c59ddb7cf81eff0ca05809b360ba73b63c28210b5906a0a107d1f';
/** As Meta writes it on the wire: backslashes and all. */
const ESCAPED = String.raw`{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"t":"\u00e4\u00f6\u00e5 \ud83d\ude00 https:\/\/x.y"}}]}]}`;
const ESCAPED_SIGNATURE = 'sha256=9dcc0a90213048c2081938500477511c75837cb70132ea6a56b8f827085ca47a';

const accepts = (
  body: string,
  header: string | undefined,
  secrets: Parameters<typeof signatureVerifier>[0] = [SECRET],
) => signatureVerifier(secrets)(Buffer.from(body), header);

describe('the signature of a webhook', () => {
  test('is the one Meta computes over the same bytes', () => {
    expect(accepts(EMPTY_BATCH, EMPTY_BATCH_SIGNATURE)).toBe(true);
    const ofRfc4231 = 'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(accepts('what do ya want for nothing?', ofRfc4231, ['Jefe'])).toBe(true);
  });

  test('is accepted over the bytes as they came, and refused once they are written anew', () => {
    expect(accepts(ESCAPED, ESCAPED_SIGNATURE)).toBe(true);
    expect(accepts(JSON.stringify(JSON.parse(ESCAPED)), ESCAPED_SIGNATURE)).toBe(false);
  });

  test('is accepted under any of several secrets, as texts or as prepared keys', () => {
    expect(accepts(EMPTY_BATCH, EMPTY_BATCH_SIGNATURE, ['next', SECRET])).toBe(true);
    const keys = ['next', SECRET].map((secret) => createSecretKey(secret, 'utf8'));
    expect(accepts(EMPTY_BATCH, EMPTY_BATCH_SIGNATURE, keys)).toBe(true);
    expect(accepts(EMPTY_BATCH, EMPTY_BATCH_SIGNATURE, ['next', 'old'])).toBe(false);
  });

  test('is never accepted under an empty secret', () => {
    const forged = `sha256=${createHmac('sha256', '').update(EMPTY_BATCH).digest('hex')}`;
    expect(accepts(EMPTY_BATCH, forged, [''])).toBe(false);
    expect(accepts(EMPTY_BATCH, forged, ['', SECRET])).toBe(false);
    expect(accepts(EMPTY_BATCH, forged, [])).toBe(false);
  });

  test.each([
    ['absent', undefined],
    ['empty', ''],
    ['without its prefix', EMPTY_BATCH_SIGNATURE.slice(7)],
    ['of the old kind', 'sha1=cef7ad16a721a7bcdedda750d6333b78a8049582'],
    ['cut short', EMPTY_BATCH_SIGNATURE.slice(0, -1)],
    ['too long', `${EMPTY_BATCH_SIGNATURE}00`],
    ['not hex', `sha256=${'z'.repeat(64)}`],
    ['one bit off', `${EMPTY_BATCH_SIGNATURE.slice(0, -1)}e`],
  ])('is refused when the header is %s', (_case, header) => {
    expect(accepts(EMPTY_BATCH, header)).toBe(false);
  });
});

test('the proof of the app secret is the hash of the token under it', () => {
  expect(appSecretProof('EAAtoken', SECRET)).toBe(
    'e2f4025c78aeb0a2ca0cdbe1b761e2343d7a8230003895dad6dc39c35c7a0161',
  );
});
