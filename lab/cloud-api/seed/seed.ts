import type { PhoneNumber, Waba } from '../entities.js';
import { gardenTemplates, teaTemplates } from './templates.js';
import type { TemplateNode } from '../templates/node.js';
import type { Seed } from '../world.js';

/** The ids of the seed, for tests and printing. */
export const LUCKY_GARDEN = {
  businessId: '506914307656634',
  wabaId: '102290129340398',
  phoneNumberId: '106540352242922',
  secondPhoneNumberId: '106540352242923',
  teaWabaId: '102290129340399',
  teaPhoneNumberId: '106540352242924',
  /** A number that nobody uses WhatsApp with. */
  notOnWhatsApp: '16505550000',
} as const;

/**
 * A business with two WhatsApp accounts, three numbers and templates of every kind, and `more` templates in the first
 * account. Made anew at each call.
 */
export function luckyGarden(more: TemplateNode[] = []): Seed {
  const { businessId, phoneNumberId, secondPhoneNumberId, teaPhoneNumberId, teaWabaId, wabaId } =
    LUCKY_GARDEN;
  return {
    businesses: [{ id: businessId, name: 'Lucky Garden' }],
    wabas: [
      account(wabaId, 'Lucky Garden', businessId, 1_738_368_000, [...more, ...gardenTemplates()]),
      account(teaWabaId, 'Lucky Garden Tea House', businessId, 1_748_736_000, teaTemplates()),
    ],
    phoneNumbers: [
      businessNumber(phoneNumberId, wabaId, '+1 555-078-3881', 'Lucky Garden', 'GREEN'),
      {
        ...businessNumber(
          secondPhoneNumberId,
          wabaId,
          '+1 555-078-3882',
          'Lucky Garden Deliveries',
          'YELLOW',
        ),
        throughput: 'HIGH',
      },
      businessNumber(teaPhoneNumberId, teaWabaId, '+44 20 7946 0123', 'Lucky Garden Tea House', 'GREEN'),
    ],
    notOnWhatsApp: [LUCKY_GARDEN.notOnWhatsApp],
  };
}

/** The same with numbers that Meta lifted to the high throughput (Cloud API: throughput). */
export function lifted(seed: Seed): Seed {
  const phoneNumbers = seed.phoneNumbers.map((number) => ({ ...number, throughput: 'HIGH' as const }));
  return { ...seed, phoneNumbers };
}

function account(
  id: string,
  name: string,
  businessId: string,
  creationTime: number,
  templates: Waba['templates'],
): Waba {
  return {
    id,
    name,
    businessId,
    ownership: 'owned',
    currency: 'USD',
    timezone_id: '1',
    message_template_namespace: `ba30dd89_2ebd_41e4_b805_${id.slice(-12)}`,
    creation_time: creationTime,
    subscriptions: new Map(),
    templates,
  };
}

function businessNumber(
  id: string,
  wabaId: string,
  display: string,
  name: string,
  quality: PhoneNumber['quality_rating'],
): PhoneNumber {
  return {
    id,
    wabaId,
    display_phone_number: display,
    verified_name: name,
    quality_rating: quality,
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    status: 'CONNECTED',
    account_mode: 'LIVE',
    messaging_limit: 'TIER_2K',
    throughput: 'STANDARD',
    onBusinessApp: false,
    registered: true,
    allowedRecipients: null,
    override: null,
  };
}
