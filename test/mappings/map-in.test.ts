import fc from 'fast-check';
import { crms, type Crm } from '../../mappings/crm.js';
import type { ItemKind } from '../../mappings/facts.js';
import { fieldKey } from '../../mappings/keys.js';
import { mapIn, mappingOutputs, rowsFor } from '../../mappings/map-in.js';
import { tableOf } from '../../mappings/tables.js';
import type { FieldType } from '../../mappings/transforms/in-transform.js';
import { consent, contact, digest, message, status } from './items.js';

/** What was mapped, without the fields that stay empty. */
function mapped(crm: Crm, kind: ItemKind, item: unknown, timeZone = 'America/Mexico_City') {
  const { fields } = mapIn(crm, kind, item, { timeZone });
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

describe('a message', () => {
  it('becomes a contact, a communication, a ticket and a task of HubSpot', () => {
    expect(mapped('hubspot', 'message', message)).toEqual({
      hubspot_contact_hs_whatsapp_phone_number: '+525512345678',
      hubspot_contact_mobilephone: '+525512345678',
      hubspot_contact_phone: '+525512345678',
      hubspot_contact_firstname: 'Ana María',
      hubspot_contact_lastname: 'López',
      hubspot_contact_hs_country_region_code: 'MX',
      hubspot_contact_country: 'Mexico',
      hubspot_contact_lifecyclestage: 'lead',
      hubspot_contact_hs_lead_status: 'CONNECTED',
      hubspot_contact_message: 'Is <this> table\nstill free?',
      hubspot_contact_whatsapp_wa_id: '5215512345678',
      hubspot_contact_whatsapp_user_id: 'MX.13491208655302741918',
      hubspot_contact_whatsapp_last_inbound_at: Date.parse(message.sent_at),
      hubspot_contact_whatsapp_ad_id: '120208361429070318',
      hubspot_communication_hs_communication_channel_type: 'WHATS_APP',
      hubspot_communication_hs_communication_logged_from: 'CRM',
      hubspot_communication_hs_timestamp: Date.parse(message.sent_at),
      hubspot_communication_hs_communication_body: '[image] Is &lt;this&gt; table<br>still free?',
      hubspot_communication_whatsapp_message_id: message.id,
      hubspot_ticket_subject: 'WhatsApp: ANA MARÍA LÓPEZ 🌵',
      hubspot_ticket_content: '[image] Is <this> table\nstill free?',
      hubspot_ticket_hs_pipeline: '0',
      hubspot_ticket_hs_pipeline_stage: '1',
      hubspot_ticket_source_type: 'CHAT',
      hubspot_task_hs_task_subject: 'WhatsApp in: [image] Is <this> table still free?',
      hubspot_task_hs_task_body: '[image] Is <this> table\nstill free?',
      hubspot_task_hs_timestamp: Date.parse(message.sent_at),
      hubspot_task_hs_task_status: 'NOT_STARTED',
      hubspot_task_hs_task_priority: 'MEDIUM',
      hubspot_task_hs_task_type: 'TODO',
    });
  });

  it('becomes a contact or lead, a task, a case and a campaign answer of Salesforce', () => {
    expect(mapped('salesforce', 'message', message, 'Asia/Tokyo')).toMatchObject({
      salesforce_contact_MobilePhone: '+525512345678',
      salesforce_contact_WhatsApp_Id_c: '5215512345678',
      salesforce_contact_LastName: 'López',
      salesforce_lead_Company: '[not provided]',
      salesforce_lead_Country: 'Mexico',
      salesforce_lead_Description: 'Came through the WhatsApp ad 120208361429070318: Dinner in the Garden',
      salesforce_task_Subject: 'WhatsApp in: [image] Is <this> table still free?',
      // In Tokyo it is the next day already.
      salesforce_task_ActivityDate: '2026-03-03',
      salesforce_task_Status: 'Completed',
      salesforce_case_SuppliedName: 'Ana María López',
      salesforce_case_SuppliedPhone: '+525512345678',
      salesforce_campaign_member_Status: 'Responded',
    });
  });

  it('becomes a contact or lead, a note, a task and a case of Zoho', () => {
    expect(mapped('zoho', 'message', message)).toMatchObject({
      zoho_lead_Mobile: '+525512345678',
      zoho_lead_Last_Name: 'López',
      zoho_lead_First_Name: 'Ana María',
      zoho_lead_Company: 'WhatsApp',
      zoho_lead_Last_WhatsApp_Inbound: '2026-03-02T14:41:07-06:00',
      zoho_note_Note_Title: 'WhatsApp in 2026-03-02 14:41',
      zoho_note_Note_Content: '[image] Is <this> table\nstill free?',
      zoho_task_Due_Date: '2026-03-02',
      zoho_case_Phone: '+525512345678',
    });
  });

  it('of a person without a name or number still has the last name that the CRM needs', () => {
    const hidden = { ...message, sender_name: '🎉', sender_phone: null, sender_wa_id: null };
    expect(mapped('salesforce', 'message', hidden)['salesforce_lead_LastName']).toBe(message.sender_user_id);
    expect(mapped('zoho', 'message', hidden)['zoho_lead_Last_Name']).toBe('WhatsApp 1918');
    expect(mapped('hubspot', 'message', hidden)).not.toHaveProperty('hubspot_contact_lastname');
  });
});

describe('a status', () => {
  it.each([
    ['hubspot', 'hubspot_communication_whatsapp_status', 'failed'],
    ['hubspot', 'hubspot_contact_whatsapp_last_error', '131026: Message Undeliverable'],
    [
      'hubspot',
      'hubspot_communication_hs_communication_body',
      'WhatsApp order_ready: failed 131026: Message Undeliverable',
    ],
    ['salesforce', 'salesforce_task_CallDisposition', 'failed 131026'],
    ['salesforce', 'salesforce_task_WhatsApp_Status_c', 'Failed'],
    ['salesforce', 'salesforce_task_WhatsApp_Status_At_c', '2026-03-02T20:41:07.000Z'],
    ['salesforce', 'salesforce_task_Subject', 'WhatsApp order_ready: failed'],
    ['zoho', 'zoho_contact_WhatsApp_Status', 'Failed'],
    ['zoho', 'zoho_note_Note_Content', 'WhatsApp order_ready: failed 131026: Message Undeliverable'],
  ] as const)('is written back to %s as %s', (crm, key, value) => {
    expect(mapped(crm, 'status', status)[key]).toBe(value);
  });

  it('leaves the campaign member of a failed message as it is, and says so', () => {
    const { fields, notes } = mapIn('salesforce', 'status', status);
    expect(fields['salesforce_campaign_member_Status']).toBeNull();
    expect(notes).toEqual(['Salesforce · Campaign Member · Status: “failed” has no counterpart in the CRM.']);
  });

  it('of a message that arrived leaves the last error as it is', () => {
    const delivered = { ...status, status: 'delivered', error_code: null, error_title: null };
    expect(mapped('hubspot', 'status', delivered)).not.toHaveProperty('hubspot_contact_whatsapp_last_error');
    expect(mapped('salesforce', 'status', delivered)['salesforce_campaign_member_Status']).toBe('Sent');
  });
});

describe('a contact', () => {
  it('brings its tags in the CRM’s form, and names what was cut', () => {
    expect(mapped('hubspot', 'contact', contact)['hubspot_contact_whatsapp_tags']).toBe(
      'VIP;Garden Club of the Whole City',
    );
    const { fields, notes } = mapIn('zoho', 'contact', contact);
    expect(fields['zoho_contact_Tag']).toEqual([{ name: 'VIP' }, { name: 'Garden Club of the Whole' }]);
    expect(fields['zoho_lead_WhatsApp_Tags']).toEqual(['VIP', 'Garden Club of the Whole City']);
    expect(notes).toHaveLength(2);
  });

  it('brings an only tag that holds a comma as one', () => {
    const one = { ...contact, tags: ['Milan, Italy'] };
    expect(mapped('hubspot', 'contact', one)['hubspot_contact_whatsapp_tags']).toBe('Milan, Italy');
    expect(mapped('zoho', 'contact', one)['zoho_contact_Tag']).toEqual([{ name: 'Milan, Italy' }]);
  });

  it('without tags clears them as the CRM wants it, and one whose tags are not known does not', () => {
    const none = { ...contact, tags: [] };
    expect(mapIn('hubspot', 'contact', none).fields['hubspot_contact_whatsapp_tags']).toBe('');
    expect(mapIn('salesforce', 'contact', none).fields['salesforce_lead_WhatsApp_Tags_c']).toBeNull();
    expect(mapIn('zoho', 'contact', none).fields).toMatchObject({
      zoho_lead_Tag: [],
      zoho_lead_WhatsApp_Tags: [],
    });
    const unknown = mapIn('zoho', 'contact', { ...contact, tags: '[object Object]' });
    expect(unknown.fields).toMatchObject({ zoho_lead_Tag: null, zoho_lead_WhatsApp_Tags: null });
  });

  it('brings its consent in the CRM’s form', () => {
    expect(mapped('hubspot', 'contact', contact)['hubspot_contact_whatsapp_opt_in']).toBe('true');
    expect(mapped('salesforce', 'contact', contact)['salesforce_lead_WhatsApp_Opt_In_c']).toBe(true);
    const undecided = mapped('zoho', 'contact', { ...contact, consent: 'pending' });
    expect(undecided).not.toHaveProperty('zoho_lead_WhatsApp_Opt_In');
  });

  it('keeps a Chinese name together as the last name', () => {
    const fields = mapped('salesforce', 'contact', contact);
    expect(fields['salesforce_contact_LastName']).toBe('陳美玲');
    expect(fields).not.toHaveProperty('salesforce_contact_FirstName');
  });
});

describe('a change of consent', () => {
  it('becomes a record of consent in Salesforce and Zoho', () => {
    expect(mapped('salesforce', 'consent', consent)).toMatchObject({
      salesforce_consent_Name: 'WhatsApp: Mei Chen',
      salesforce_consent_ContactPointType: 'Phone',
      salesforce_consent_PrivacyConsentStatus: 'OptOut',
      salesforce_consent_CaptureDate: '2026-03-02T20:41:07.000Z',
      salesforce_messaging_user_MessagingConsentStatus: 'OptedOut',
      salesforce_contact_WhatsApp_Opt_In_c: false,
    });
    expect(mapped('zoho', 'consent', consent)).toMatchObject({
      zoho_consent_Contact_Through_Phone: false,
      zoho_consent_Consent_Date: '2026-03-02',
      zoho_consent_Consent_Remarks: 'Wrote “STOP”.',
    });
  });

  it('that was confirmed is a double opt-in for Salesforce’s messaging', () => {
    const confirmed = { ...consent, consent: 'opted_in', consent_method: 'double' };
    expect(mapped('salesforce', 'consent', confirmed)).toMatchObject({
      salesforce_messaging_user_MessagingConsentStatus: 'DoublyOptedIn',
    });
  });
});

describe('a digest', () => {
  it.each([
    ['hubspot', 'hubspot_note_hs_note_body'],
    ['salesforce', 'salesforce_task_Description'],
    ['zoho', 'zoho_note_Note_Content'],
  ] as const)('is one text of %s', (crm, key) => {
    expect(mapped(crm, 'digest', digest)[key]).toBe(
      'WhatsApp 2026-03-02 14:30 to 14:45: 3 received, 1 sent, 2 contacts changed, 1 new contacts',
    );
  });

  it('has a line for each contact', () => {
    const { lines } = mapIn('zoho', 'digest', digest);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ zoho_contact_Mobile: '+886912345678', zoho_contact_First_Name: 'Mei' });
    expect(lines[0]?.['zoho_contact_Tag']).toEqual([{ name: 'VIP' }, { name: 'Regular' }]);
    expect(lines[1]).toMatchObject({ zoho_contact_Mobile: null, zoho_contact_Last_Name: 'WhatsApp 1918' });
  });
});

it('tells which row made a field, and from what', () => {
  const { trace } = mapIn('hubspot', 'message', message);
  expect(trace.find(({ key }) => key === 'hubspot_contact_country')).toEqual({
    key: 'hubspot_contact_country',
    row: 'HubSpot · Contact · Country/Region (country)',
    from: ['sender_phone'],
    transform: 'the country of the phone number in English',
    value: 'Mexico',
  });
});

it('takes UTC where the time zone is unknown', () => {
  const { fields } = mapIn('zoho', 'message', message, { timeZone: 'Nowhere/Land' });
  expect(fields['zoho_note_Note_Title']).toBe('WhatsApp in 2026-03-02 20:41');
});

describe('whatever an item holds', () => {
  const kinds: ItemKind[] = ['message', 'status', 'contact', 'digest', 'line', 'consent'];

  /** Items with the right members and any JSON in them, which is worse than items of any shape. */
  const hostile = fc.constantFrom(...crms).chain((crm) =>
    fc.constantFrom(...kinds).chain((kind) => {
      const members = [...new Set(Object.keys({ ...message, ...status, ...contact, ...consent, ...digest }))];
      const anything = fc.oneof(
        fc.jsonValue(),
        fc.string({ unit: 'binary', maxLength: 500 }),
        fc.constantFrom(
          'N/A',
          '[object Object]',
          '__proto__',
          '=1+1',
          'x'.repeat(70_000),
          '👩‍👩‍👧'.repeat(9_000),
          '9'.repeat(400),
          -1,
          1e300,
        ),
      );
      return fc.record({
        crm: fc.constant(crm),
        kind: fc.constant(kind),
        item: fc.record(Object.fromEntries(members.map((member) => [member, anything]))),
      });
    }),
  );

  it('nothing throws, and every value has the type, the length and the choices of its row', () => {
    fc.assert(
      fc.property(hostile, fc.string(), ({ crm, kind, item }, timeZone) => {
        const { fields, lines } = mapIn(crm, kind, item, { timeZone });
        expect(Object.keys(fields)).toEqual(mappingOutputs(crm, kind).map(({ key }) => key));
        for (const line of lines)
          expect(Object.keys(line)).toEqual(mappingOutputs(crm, 'line').map(({ key }) => key));
        for (const row of rowsFor(tableOf(crm), kind)) {
          const value = fields[fieldKey(crm, row.object, row.field)];
          if (value === null || value === undefined) continue;
          expect(typeOf(value)).toContain(row.transform.gives);
          if (typeof value === 'string') {
            expect(value.length).toBeLessThanOrEqual(longestOf(crm, kind, row.object, row.field));
            expect(value.isWellFormed()).toBe(true);
            if (row.transform.gives !== 'choices') expect(value.trim()).not.toBe('');
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('an item that is no object at all gives empty fields', () => {
    fc.assert(
      fc.property(fc.constantFrom(...crms), fc.constantFrom(...kinds), fc.anything(), (crm, kind, item) => {
        expect(() => mapIn(crm, kind, item)).not.toThrow();
      }),
    );
  });

  function longestOf(crm: Crm, kind: ItemKind, object: string, field: string): number {
    return Math.max(
      ...rowsFor(tableOf(crm), kind)
        .filter((row) => row.object === object && row.field === field)
        .map(({ transform }) => transform.longest ?? Infinity),
    );
  }

  function typeOf(value: unknown): FieldType[] {
    if (typeof value === 'boolean') return ['boolean'];
    if (typeof value === 'number') return ['number', 'datetime'];
    if (Array.isArray(value) && value.length === 0) return ['list', 'tags'];
    if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string') ? ['list'] : ['tags'];
    const text = String(value);
    const types: FieldType[] = ['text', 'choice', 'choices'];
    if (/^\+\d{7,15}$/.test(text)) types.push('phone');
    if (/^\d{4}-\d\d-\d\d$/.test(text)) types.push('date');
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}Z|[+-]\d\d:\d\d)$/.test(text)) types.push('datetime');
    return types;
  }
});
