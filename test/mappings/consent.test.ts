import { mapOut } from '../../mappings/map-out.js';

describe('the consent', () => {
  it.each([
    ['true', 'opted_in'],
    [true, 'opted_in'],
    ['Yes', 'opted_in'],
    ['false', 'not_given'],
    [false, 'not_given'],
    ['opted out', 'opted_out'],
    ['perhaps', 'not_given'],
  ])('of an opt-in field with %j is %s', (written, state) => {
    expect(mapOut('zoho', { Last_Name: 'Chen', WhatsApp_Opt_In: written }).consent?.state).toBe(state);
  });

  it('is unknown when no field says anything', () => {
    expect(mapOut('zoho', { Last_Name: 'Chen', WhatsApp_Opt_In: null }).consent).toBeNull();
    expect(mapOut('zoho', { Last_Name: 'Chen', Email_Opt_Out: false }).consent).toBeNull();
  });

  it('is refused by one refusal, and otherwise as the first field says', () => {
    const yes = { FirstName: 'Mei', WhatsApp_Opt_In__c: true };
    expect(mapOut('salesforce', yes).consent?.state).toBe('opted_in');
    expect(mapOut('salesforce', { ...yes, DoNotCall: true }).consent).toEqual({
      state: 'opted_out',
      from: 'Salesforce · Contact · Do Not Call',
    });
    const basis = 'Performance of a contract;Freely given consent from contact';
    expect(mapOut('hubspot', { hs_legal_basis: basis }).consent?.state).toBe('opted_in');
    expect(mapOut('hubspot', { hs_legal_basis: basis, whatsapp_opt_in: 'false' }).consent?.state).toBe(
      'not_given',
    );
  });

  it('counts only during its period', () => {
    const consent = {
      salesforce_consent_PrivacyConsentStatus: 'OptIn',
      salesforce_consent_EffectiveFrom: '2026-01-01T00:00:00.000+0000',
      salesforce_consent_EffectiveTo: '2026-12-31T00:00:00.000+0000',
    };
    const at = (day: string) => mapOut('salesforce', consent, { now: Date.parse(day) }).consent?.state;
    expect([at('2025-12-31'), at('2026-06-01'), at('2027-01-01')]).toEqual([
      'not_given',
      'opted_in',
      'not_given',
    ]);
  });
});
