import { mapOut } from '../../mappings/map-out.js';

const NOBODY = 'The record has no phone number that a message can go to.';

describe('the recipient', () => {
  it('is the WhatsApp number, else the mobile, else the phone', () => {
    const phones = {
      hs_whatsapp_phone_number: '+886912345678',
      mobilephone: '+886922345678',
      phone: '+886932345678',
    };
    expect(mapOut('hubspot', phones).recipient?.phone).toBe('+886912345678');
    expect(mapOut('hubspot', { ...phones, hs_whatsapp_phone_number: '' }).recipient?.phone).toBe(
      '+886922345678',
    );
    expect(mapOut('hubspot', { phone: phones.phone }).recipient?.phone).toBe('+886932345678');
  });

  it('takes the country of the record for a number without a country code', () => {
    expect(mapOut('salesforce', { MobilePhone: '0912-345-678', MailingCountry: 'Taiwan' })).toMatchObject({
      recipient: { phone: '+886912345678' },
      country: 'TW',
    });
    expect(mapOut('zoho', { Mobile: '0912-345-678', Mailing_Country: 'Taiwan' }).recipient?.phone).toBe(
      '+886912345678',
    );
  });

  it('takes the step’s country when the record names none', () => {
    const context = { country: 'TW' };
    expect(mapOut('hubspot', { mobilephone: '0912-345-678' }, context).recipient?.phone).toBe(
      '+886912345678',
    );
  });

  it('is never a land line of a field for any phone, and the note says so', () => {
    expect(mapOut('hubspot', { phone: '+886 2 2345 6789' })).toMatchObject({
      recipient: null,
      notes: ['HubSpot · Contact · Phone Number: This is a land line, and was left out.', NOBODY],
    });
  });

  it.each([
    ['two numbers', '02 2345 6789 / 0912 345 678'],
    ['a list', ['N/A', '0912 345 678']],
    ['a HubSpot value', { value: '0912 345 678' }],
    ['a WhatsApp address', 'whatsapp:+886912345678'],
    ['full-width digits', '０９１２３４５６７８'],
  ])('is read from %s', (_what, phone) => {
    expect(mapOut('hubspot', { phone, country: 'TW' }).recipient?.phone).toBe('+886912345678');
  });

  it.each(['N/A', '-', '', null, '[object Object]', {}, [], 'none', '...'])(
    'is nobody for %j, without a complaint about the field',
    (phone) => {
      expect(mapOut('zoho', { Mobile: phone })).toMatchObject({ recipient: null, notes: [NOBODY] });
    },
  );

  it.each(['contact', 'lead'])('is the user id of a %s who hides the number', (object) => {
    const key = 'TW.13491208655302741918';
    expect(mapOut('salesforce', { WhatsApp_User_Id__c: key }, { object }).recipient).toEqual({
      phone: null,
      userId: key,
      key,
    });
    expect(mapOut('salesforce', { WhatsApp_User_Id__c: 'Mei' }, { object }).recipient).toBeNull();
  });

  it('is told in a sentence that does not repeat the number when none can be used', () => {
    const { notes } = mapOut('hubspot', { mobilephone: '0912-345-678' });
    expect(notes[0]).toContain('HubSpot · Contact · Mobile Phone Number: ');
    expect(notes.join()).not.toContain('0912');
  });
});
