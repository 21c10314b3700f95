import fc from 'fast-check';
import { batchedBody, messageId, messageIndex, textMessageBody } from '../../../bench/load/messages.js';

const business = { wabaId: '102290129340398', phoneNumberId: '106540352242922' };

interface Body {
  object: string;
  entry: { id: string; changes: { field: string; value: { messages: { id: string }[] } }[] }[];
}

describe('a message id of the load', () => {
  it('leads back to its number', () => {
    fc.assert(fc.property(fc.nat(0xffffffff), (index) => expect(messageIndex(messageId(index))).toBe(index)));
  });

  it.each(['wamid.HBgLMTIwMTU1NTAxMDAVAgASGBQzQUE2NzQ4', '', undefined, messageId(7).replace('7AA', '8AA')])(
    'is not taken from a stranger: %s',
    (id) => {
      expect(messageIndex(id)).toBeNull();
    },
  );

  it('does not rise with its number, for Meta’s do not either', () => {
    const ids = Array.from({ length: 100 }, (_, index) => messageId(index));
    expect([...ids].sort()).not.toEqual(ids);
  });
});

describe('a body of the load', () => {
  it('is 1,024 bytes of plain ASCII, whichever message it holds', () => {
    for (const index of [0, 1, 4999, 5000, 123_456_789]) {
      const body = textMessageBody(business, index, 1_790_000_000);
      expect(Buffer.byteLength(body)).toBe(1024);
      expect(body).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  it('escapes what is not ASCII, as Meta does', () => {
    expect(textMessageBody(business, 0, 1_790_000_000)).toContain('Zo\\u00eb');
  });

  it('holds one message of its own', () => {
    const body = JSON.parse(textMessageBody(business, 42, 1_790_000_000)) as Body;
    expect(body.object).toBe('whatsapp_business_account');
    expect(body.entry[0]?.id).toBe(business.wabaId);
    expect(body.entry[0]?.changes[0]?.value.messages[0]?.id).toBe(messageId(42));
  });

  it('can hold a hundred messages, each once', () => {
    const body = JSON.parse(batchedBody(business, 300, 100, 1_790_000_000)) as Body;
    const ids = body.entry[0]?.changes.map((change) => change.value.messages[0]?.id);
    expect(ids).toEqual(Array.from({ length: 100 }, (_, offset) => messageId(300 + offset)));
  });
});
