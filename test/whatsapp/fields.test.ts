import { updatesOf } from '../../whatsapp/updates.js';
import { body, contact, metadata, NUMBER_ID } from './bodies.js';

const shared = { messaging_product: 'whatsapp', metadata };
const error = { code: 131000, title: 'Something went wrong' };

/** What each webhook field carries, in the smallest form that has its shape, and the updates it must give. */
const cases: [field: string, value: object, kinds: string[]][] = [
  ['messages', { ...shared, contacts: [contact], messages: [{ id: 'a', type: 'text' }] }, ['message']],
  ['messages', { ...shared, statuses: [{ id: 'a', status: 'read' }] }, ['status']],
  ['messages', { ...shared, errors: [error] }, ['error']],
  [
    'messages',
    { ...shared, messages: [{ id: 'a', type: 'interactive' }], errors: [error] },
    ['message', 'error'],
  ],
  [
    'messages',
    { ...shared, user_actions: [{ action_type: 'marketing_messages_link_click' }] },
    ['user_action'],
  ],
  ['message_echoes', { ...shared, message_echoes: [{ id: 'a' }] }, ['message_echo']],
  [
    'smb_message_echoes',
    { ...shared, message_echoes: [{ id: 'a' }, { id: 'b' }] },
    ['message_echo', 'message_echo'],
  ],
  ['smb_app_state_sync', { ...shared, state_sync: [{ type: 'contact', action: 'add' }] }, ['contact_sync']],
  [
    'user_preferences',
    { ...shared, contacts: [contact], user_preferences: [{ value: 'stop' }] },
    ['user_preference'],
  ],
  [
    'user_id_update',
    { ...shared, contacts: [contact], user_id_update: [{ detail: 'x' }] },
    ['user_id_update'],
  ],
  ['history', { ...shared, history: [{ metadata: { phase: 0 }, threads: [] }] }, ['history']],
  ['history', { ...shared, history: [{ errors: [{ code: 2593109 }] }] }, ['history']],
  ['history', { ...shared, messages: [{ id: 'a', type: 'image', image: {} }] }, ['history']],
  [
    'automatic_events',
    { ...shared, automatic_events: [{ event_name: 'LeadSubmitted' }] },
    ['automatic_event'],
  ],
  ['calls', { ...shared, contacts: [contact], calls: [{ id: 'wacid.1', event: 'connect' }] }, ['call']],
  ['calls', { ...shared, statuses: [{ id: 'wacid.1', type: 'call', status: 'RINGING' }] }, ['call']],
  ['group_lifecycle_update', { ...shared, groups: [{ type: 'group_create' }] }, ['group']],
  ['group_participants_update', { ...shared, groups: [{ type: 'group_create' }] }, ['group']],
  ['group_settings_update', { ...shared, groups: [{ type: 'group_settings_update' }] }, ['group']],
  ['group_status_update', { ...shared, groups: [{ type: 'x' }] }, ['group']],
  ['message_template_status_update', { event: 'APPROVED', message_template_id: 1 }, ['template']],
  ['message_template_quality_update', { new_quality_score: 'YELLOW' }, ['template']],
  ['message_template_components_update', { message_template_id: 1 }, ['template']],
  ['template_category_update', { new_category: 'MARKETING' }, ['template']],
  ['template_correct_category_detection', { correct_category: 'MARKETING' }, ['template']],
  ['account_alerts', { entity_type: 'BUSINESS' }, ['account']],
  ['account_review_update', { decision: 'APPROVED' }, ['account']],
  ['account_update', { event: 'ACCOUNT_VIOLATION' }, ['account']],
  ['business_capability_update', { max_phone_numbers_per_waba: 25 }, ['account']],
  ['partner_solutions', { event: 'SOLUTION_CREATED' }, ['account']],
  ['account_settings_update', { ...shared, type: 'PHONE_NUMBER_SETTINGS' }, ['phone_number']],
  ['phone_number_name_update', { decision: 'APPROVED' }, ['phone_number']],
  ['phone_number_quality_update', { event: 'ONBOARDING' }, ['phone_number']],
  ['business_username_update', { username: 'garden' }, ['phone_number']],
  ['business_username_updates', { username: 'garden' }, ['phone_number']],
  ['security', { event: 'PIN_CHANGED' }, ['phone_number']],
  ['flows', { event: 'FLOW_STATUS_CHANGE' }, ['flow']],
  ['payment_configuration_update', { provider_name: 'x' }, ['payment']],
  ['standby', { anything: [1] }, ['unknown']],
  ['a_field_of_next_year', { ...shared, messages: [{ id: 'a' }] }, ['unknown']],
];

test.each(cases)('the field %s with %j gives %j', (field, value, kinds) => {
  const updates = updatesOf(body(field, value));
  expect(updates.map(({ kind }) => kind)).toEqual(kinds);
  expect(updates.every((update) => update.field === field)).toBe(true);
});

test('the number of changed settings is taken from the settings', () => {
  const value = { type: 'PHONE_NUMBER_SETTINGS', phone_number_settings: { phone_number_id: NUMBER_ID } };
  expect(updatesOf(body('account_settings_update', value))[0]?.phoneNumberId).toBe(NUMBER_ID);
});
