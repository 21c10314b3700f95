import { lastingAddress, sendKey } from '../../whatsapp/send-key.js';

describe('the key of a send', () => {
  test('is the same for the same parts only, and tells nobody what they are', () => {
    expect(sendKey('a', ['b', 1])).toBe(sendKey('a', ['b', 1]));
    expect(sendKey('a', 'b')).not.toBe(sendKey('ab'));
    expect(sendKey('+16505551234')).not.toContain('1650');
  });

  test.each([
    ['https://files.example.com/a/dish.jpg?signature=1', 'https://files.example.com/a/dish.jpg'],
    ['https://files.example.com/a.pdf?id=5&X-Amz-Signature=1', 'https://files.example.com/a.pdf?id=5'],
    ['https://drive.example.com/uc?id=5', 'https://drive.example.com/uc?id=5'],
    ['https://files.example.com/invoice:5.pdf', 'https://files.example.com/invoice:5.pdf'],
    ['https://zapier.com/engine/hydrate/1/.eJx:1abc:sig/', 'https://zapier.com/engine/hydrate/1/.eJx'],
    ['no address', 'no address'],
  ])('holds of the address %s what stays the same', (address, lasting) => {
    expect(lastingAddress(address)).toBe(lasting);
  });
});
