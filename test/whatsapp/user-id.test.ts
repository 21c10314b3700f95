import { isUserId } from '../../whatsapp/user-id.js';

describe('a user ID', () => {
  it.each(['US.13491208655302741918', 'GB.ENT.a1b2c3d4', 'DE.12345678'])('is %s', (text) => {
    expect(isUserId(text)).toBe(true);
  });

  it.each([
    '',
    'de.1',
    'DE.1',
    'de.13491208655302741918',
    'DE.1234567',
    'DE.ENT.1',
    'DE.1234 5678',
    'DEU.12345678',
    '+49.12345678',
  ])('is not %j', (text) => {
    expect(isUserId(text)).toBe(false);
  });
});
