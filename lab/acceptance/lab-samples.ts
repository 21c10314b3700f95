import type { Sample } from './plan.js';

/** The customers of the lab, in several countries; of Brazil's numbers WhatsApp leaves out a digit. */
export const recipients = Array.from({ length: 4 }, (_, index) => [
  `+4915112345${100 + index}`,
  `+553198765${4_000 + index}`,
  `+4474001234${50 + index}`,
  `+8869123456${70 + index}`,
  `+346123456${50 + index}`,
]).flat();

/** Those who get the messages of the burst: so many that none gets too many. */
export const crowd = Array.from({ length: 2_000 }, (_, index) => `+49160${1_000_000 + index}`);

const names = [
  'Zoë Brückner',
  'Ana Souza',
  '陳美玲',
  'محمد علي',
  'Олена',
  'Siân O’Neill',
  'Đặng Thị Hà',
  'Mei 🥟',
];

/** Templates of several kinds, each with the names of people everywhere. */
export const samples: Sample[] = names.flatMap((name, index): Sample[] => [
  {
    name: 'order_ready',
    language: 'en_US',
    values: {
      body_first_name: name,
      body_order_number: `LG-${1_000 + index}`,
      button_0_url: `LG-${1_000 + index}?from=a&to=b`,
      button_1_payload: 'on_my_way',
    },
  },
  {
    name: 'appointment',
    language: 'en_US',
    values: {
      header_first_name: name,
      body_day: 'Saturday, 28 February',
      body_time: `${9 + index}:30`,
      body_item: 'your fern & its “pot” (Ø 12 cm), 100 % dry',
    },
  },
  {
    name: 'spring_table_reminder',
    language: 'en_US',
    values: { body_1: name, body_2: String(index + 2), body_3: 'Friday at 7' },
  },
  {
    name: 'delivery_on_its_way',
    language: 'en_US',
    values: {
      header_latitude: '25.0339',
      header_longitude: '121.5645',
      header_name: 'Taipei 101',
      header_address: '信義路五段7號, 台北',
      body_1: name,
      body_2: `#${566_700 + index}`,
    },
  },
  {
    name: 'coupon',
    language: 'en_US',
    values: {
      header_text: 'Spring Sale',
      body_1: '25OFF',
      body_2: '31 May',
      body_3: '25 %',
      button_0_code: '25OFF',
    },
  },
  { name: 'hello_world', language: 'es', values: {} },
]);
