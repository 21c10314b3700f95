import { body, buttons, fixture, link, MARKETING, reply, type Fixture } from '../fixture.js';

const ask = body('How can we help?');

/** Every kind of button. */
export const buttonKinds: Fixture[] = [
  fixture('button_replies', [body('Is {{1}} fine?', 'Friday'), buttons(reply('Yes'), reply('No'))], {
    body_1: 'Monday',
    button_0_payload: 'booking-8-yes',
    button_1_payload: 'booking-8-no',
  }),
  fixture('button_replies_without_payload', [
    ask,
    buttons(reply('Order'), reply('Complaint'), reply('Other')),
  ]),
  fixture('button_fixed_link', [ask, buttons(link('Help pages', 'https://lucky-garden.example/help'))]),
  fixture(
    'button_link_with_end',
    [
      body('Your parcel is on its way.'),
      buttons(link('Track', 'https://lucky-garden.example/t/{{1}}', 'https://lucky-garden.example/t/LG-1')),
    ],
    { button_0_url: 'LG-2077?lang=größe' },
  ),
  fixture(
    'button_two_links_after_a_call',
    [
      ask,
      buttons(
        { type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+15550783881' },
        link('Order', 'https://lucky-garden.example/o/{{1}}', 'https://lucky-garden.example/o/1'),
        link('Invoice', 'https://lucky-garden.example/i/{{1}}', 'https://lucky-garden.example/i/1'),
      ),
    ],
    { button_1_url: '2077', button_2_url: 'https://lucky-garden.example/i/2077.pdf' },
  ),
  fixture('button_phone', [
    ask,
    buttons({ type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+15550783881' }),
  ]),
  fixture('button_voice_call', [
    ask,
    buttons({ type: 'VOICE_CALL', text: 'Call on WhatsApp', ttl_minutes: 100 }),
  ]),
  fixture(
    'button_copy_code',
    [
      body('Use {{1}} at the till.', '25OFF'),
      buttons({ type: 'COPY_CODE', text: 'Copy offer code', example: '25OFF' }),
    ],
    { body_1: 'TEA10', button_0_code: 'TEA10' },
    MARKETING,
  ),
  fixture(
    'button_flow',
    [
      body('Book your next visit, {{1}}, in a minute.', 'Mei'),
      buttons({
        type: 'FLOW',
        text: 'Book',
        flow_id: '1234567890',
        flow_action: 'navigate',
        navigate_screen: 'DAY',
      }),
    ],
    { body_1: 'Ada', button_0_flow_token: 'visit-2077', button_0_flow_data: '{"days": ["Mon", "Tue"]}' },
  ),
  fixture('button_flow_without_data', [
    ask,
    buttons({ type: 'FLOW', text: 'Ask us', flow_id: '1234567890' }),
  ]),
  fixture('call_permission', [
    body('May we call you about your order?'),
    { type: 'CALL_PERMISSION_REQUEST' },
  ]),
];
