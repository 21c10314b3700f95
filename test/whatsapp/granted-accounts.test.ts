import { grantedAccounts, missingPermissions } from '../../whatsapp/granted-accounts.js';

const manage = 'whatsapp_business_management';
const message = 'whatsapp_business_messaging';
const granted = (...targets: [string, string[]][]) => grantedAccounts(new Map(targets));

test('an account is granted when both WhatsApp permissions were given for it', () => {
  expect(granted([manage, ['1', '2', '3']], [message, ['3', '2']])).toEqual(['2', '3']);
  expect(granted([manage, ['1']], [message, ['2']])).toEqual([]);
});

test('a permission that names no account leaves it to the other', () => {
  expect(granted([manage, ['1']])).toEqual(['1']);
  expect(granted([message, ['2']])).toEqual(['2']);
});

test('every account is granted when neither permission names one', () => {
  expect(granted(['pages_show_list', ['9']])).toBeNull();
});

test('both WhatsApp permissions are needed', () => {
  expect(missingPermissions([message, manage, 'email'])).toEqual([]);
  expect(missingPermissions([message])).toEqual([manage]);
  expect(missingPermissions([])).toEqual([manage, message]);
});
