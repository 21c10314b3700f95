import { itemsIn } from '../../../lab/map/items.js';
import { inText, outText } from '../../../lab/map/text.js';
import { mapIn, mapOut } from '../../../mappings/engine.js';
import { consent, contact, digest, message, status } from '../../mappings/items.js';

const body = {
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        {
          field: 'messages',
          value: {
            metadata: { phone_number_id: '2' },
            contacts: [{ wa_id: '886912345678', profile: { name: 'Mei Chen' } }],
            messages: [
              {
                id: 'wamid.A',
                from: '886912345678',
                timestamp: '1772444467',
                type: 'text',
                text: { body: 'Hi' },
              },
            ],
            statuses: [
              { id: 'wamid.B', status: 'read', timestamp: '1772444467', recipient_id: '886912345678' },
            ],
          },
        },
      ],
    },
  ],
};

it('finds the messages and statuses of a webhook body', () => {
  const items = itemsIn(body);
  expect(items.map(({ kind }) => kind)).toEqual(['message', 'status']);
  expect(mapIn('hubspot', 'message', items[0]?.item).fields).toMatchObject({
    hubspot_contact_firstname: 'Mei',
    hubspot_contact_hs_whatsapp_phone_number: '+886912345678',
  });
});

it('knows the items of each trigger', () => {
  expect(itemsIn([message, status, contact, digest, consent, 1, {}]).map(({ kind }) => kind)).toEqual([
    'message',
    'status',
    'contact',
    'digest',
    'consent',
  ]);
});

it('prints the row that made each field', () => {
  const text = inText({ kind: 'message', ...mapIn('zoho', 'message', message) });
  expect(text).toContain(
    'zoho_contact_Mobile = "+525512345678"\n    Zoho CRM · Contact · Mobile (Mobile)\n    from sender_phone: E.164, with a plus sign\n',
  );
});

it('prints the row that found each part of a message, and the notes', () => {
  const text = outText(
    mapOut('zoho', { id: '1', Mobile: '+886912345678', Last_Name: 'Chen', Mailing_Country: 'Atlantis' }),
  );
  expect(text).toContain(
    'recipient = "+886912345678"\n    Zoho CRM · Contact · Mobile (Mobile): "+886912345678"\n',
  );
  expect(text).toContain('last_name = "Chen"\n');
  expect(text).toContain(
    '! Zoho CRM · Contact · Mailing Country: “Atlantis” is not a country that is known here.\n',
  );
});
