import { expectationOf, wrongInRecord, wrongOnPhone } from '../../../lab/acceptance/expectation.js';
import { body, buttons, footer } from '../../../lab/cloud-api/templates/parts.js';

const order = {
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'For {{ first_name }}' },
    body('Order {{1}} of {{2}}, yes {{1}}.', '17', 'today'),
    footer('Lucky Garden'),
    buttons(
      { type: 'URL', text: 'View', url: 'https://lucky-garden.example/{{1}}' },
      { type: 'QUICK_REPLY', text: 'Thanks' },
      { type: 'COPY_CODE', text: 'Copy' },
    ),
  ],
};
const values = {
  header_first_name: 'Zoë',
  body_1: 'LG-1',
  body_2: '$& today',
  button_0_url: 'LG-1',
  button_2_code: '25OFF',
};
const expected = expectationOf(order, values);
const right = {
  header: 'For Zoë',
  text: 'Order LG-1 of $& today, yes LG-1.',
  footer: 'Lucky Garden',
  buttons: [
    { type: 'url', text: 'View', url: 'https://lucky-garden.example/LG-1' },
    { type: 'quick_reply', text: 'Thanks', payload: 'Thanks' },
    { type: 'copy_code', text: 'Copy', code: '25OFF' },
  ],
};

test('a message that is as the template and the values say', () => {
  expect(wrongOnPhone(expected, right)).toEqual([]);
  expect(
    wrongInRecord(expected, `${right.header}\n\n${right.text}\n\n${right.footer}\n\nView\nThanks\nCopy`),
  ).toEqual([]);
});

test.each([
  ['header', { header: 'For Zoe' }, 'another header'],
  ['text', { text: 'Order {{1}}' }, 'another text'],
  ['footer', { footer: undefined }, 'another footer'],
  ['place', { location: { latitude: 1, longitude: 2 } }, 'another place'],
  [
    'button',
    { buttons: [{ type: 'url', text: 'View', url: 'x' }, ...right.buttons.slice(1)] },
    'another button 1',
  ],
  ['number of buttons', { buttons: right.buttons.slice(0, 2) }, 'other buttons'],
])('another %s on the phone is seen', (_part, change, complaint) => {
  expect(wrongOnPhone(expected, { ...right, ...change })).toContain(complaint);
});

test('a record with another value, or in another order, is seen', () => {
  expect(wrongInRecord(expected, 'For Zoë\n\nOrder LG-2')).toEqual(['the recorded text is another']);
  expect(wrongInRecord(expected, `${right.text}\n${right.header}`)).toEqual(['the recorded text is another']);
});

test('a place, and a passcode whose text WhatsApp writes', () => {
  const place = { header_latitude: '25.0339', header_longitude: '121.5645', header_name: 'Taipei 101' };
  const delivery = { components: [{ type: 'HEADER', format: 'LOCATION' }, body('On its way.')] };
  const shown = {
    text: 'On its way.',
    location: { latitude: 25.0339, longitude: 121.5645, name: 'Taipei 101' },
  };
  expect(wrongOnPhone(expectationOf(delivery, place), shown)).toEqual([]);
  const passcode = expectationOf({ components: [{ type: 'BODY' }] }, { otp_code: '123456' });
  expect(passcode.text).toBeNull();
});
