import { recipientOf } from '../../../creates/template-message/recipient.js';

describe('a recipient', () => {
  it('is a user ID when it is written as one', () => {
    expect(recipientOf(' US.13491208655302741918 ')).toEqual({
      ok: true,
      address: { recipient: 'US.13491208655302741918' },
      phone: null,
    });
  });

  it.each(['de.1', 'DE.1'])('is not a user ID when it only looks a little like one: %s', (written) => {
    expect(recipientOf(written).ok).toBe(false);
  });
});
