import type { FastifyInstance } from 'fastify';
import { mayReach, type Access } from './access.js';
import type { Business, PhoneNumber, Token, Waba } from './entities.js';
import { selectFields } from './field-selection.js';
import { notPermitted, unsupportedRequest } from './graph-error.js';
import type { Json } from './json.js';
import { pageOf } from './paging.js';
import type { World } from './world.js';

type Named = { id: string };

/** Lists of businesses, of their WhatsApp accounts, and of an account's numbers. */
export function registerAccounts(server: FastifyInstance, world: World, access: Access): void {
  server.get('/me', (request) => {
    const caller = access.caller(request);
    return selectFields(request, { id: caller.userId, name: 'Mei Garden' }, ['name'], 'User');
  });

  server.get('/me/businesses', (request) => {
    const caller = access.caller(request);
    requireBusinessManagement(caller);
    const mine = world.businesses.filter((business) => reaches(caller, business, world));
    return pageOf(request, mine, (business) => selectFields(request, { ...business }, ['name'], 'Business'));
  });

  server.get<{ Params: Named }>('/:id/assigned_whatsapp_business_accounts', (request) => {
    const caller = access.caller(request);
    const { id } = request.params;
    if (id !== 'me' && id !== caller.userId) throw unsupportedRequest(request.method, id);
    if (!caller.scopes.includes('whatsapp_business_management')) {
      throw notPermitted(10, 'Application does not have permission for this action');
    }
    const accounts = world.wabas.filter((waba) => mayReach(caller, waba.id));
    return pageOf(request, accounts, (waba) =>
      selectFields(request, assignedNode(waba, world), ['name', 'status'], 'WhatsAppBusinessAccount'),
    );
  });

  for (const ownership of ['owned', 'client'] as const) {
    server.get<{ Params: Named }>(`/:id/${ownership}_whatsapp_business_accounts`, (request) => {
      const caller = access.caller(request);
      const business = world.business(request.params.id);
      if (!business) throw unsupportedRequest(request.method, request.params.id);
      requireBusinessManagement(caller);
      const query = request.query as { sort?: string };
      const newestFirst = query.sort !== 'creation_time_ascending';
      const accounts = world.wabas
        .filter((waba) => waba.businessId === business.id && waba.ownership === ownership)
        .filter((waba) => mayReach(caller, waba.id))
        .sort((a, b) =>
          newestFirst ? b.creation_time - a.creation_time : a.creation_time - b.creation_time,
        );
      return pageOf(request, accounts, (waba) =>
        selectFields(request, wabaNode(waba, world), WABA_DEFAULTS, 'WhatsAppBusinessAccount'),
      );
    });
  }

  server.get<{ Params: Named }>('/:id/phone_numbers', (request, reply) => {
    const waba = access.waba(request, reply, request.params.id);
    const numbers = world.phoneNumbers.filter((number) => number.wabaId === waba.id);
    return pageOf(request, numbers, (number) =>
      selectFields(request, phoneNode(number, world), PHONE_DEFAULTS, 'WhatsAppBusinessPhoneNumber'),
    );
  });
}

export const WABA_DEFAULTS = ['name', 'timezone_id', 'message_template_namespace', 'currency'];

export const PHONE_DEFAULTS = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'webhook_configuration',
];

/** A WhatsApp Business Account as Graph shows it. */
export function wabaNode(waba: Waba, world: World): Json {
  return {
    id: waba.id,
    name: waba.name,
    timezone_id: waba.timezone_id,
    message_template_namespace: waba.message_template_namespace,
    currency: waba.currency,
    creation_time: waba.creation_time,
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    marketing_messages_lite_api_status: waba.marketingMessages ?? 'ONBOARDED',
    ownership_type: waba.ownership === 'owned' ? 'SELF' : 'CLIENT_OWNED',
    owner_business_info: { ...world.business(waba.businessId) },
    status: 'ACTIVE',
  };
}

/** An account as a user sees it among those assigned to them. */
function assignedNode(waba: Waba, world: World): Json {
  const permissions = ['MANAGE', 'MESSAGING', 'MANAGE_TEMPLATES'];
  return { ...wabaNode(waba, world), business_id: waba.businessId, permissions };
}

/** A business phone number as Graph shows it. */
export function phoneNode(number: PhoneNumber, world: World): Json {
  const waba = world.waba(number.wabaId);
  const [subscribed] = waba?.subscriptions.entries() ?? [];
  const application = subscribed && world.apps.get(subscribed[0])?.callback?.url;
  return {
    id: number.id,
    display_phone_number: number.display_phone_number,
    verified_name: number.verified_name,
    quality_rating: number.quality_rating,
    quality_score: { score: number.quality_rating },
    code_verification_status: number.code_verification_status,
    name_status: number.name_status,
    new_name_status: 'NONE',
    status: number.status,
    account_mode: number.account_mode,
    platform_type: number.registered ? 'CLOUD_API' : 'NOT_APPLICABLE',
    throughput: { level: number.throughput },
    is_on_biz_app: number.onBusinessApp,
    whatsapp_business_manager_messaging_limit: number.messaging_limit,
    messaging_limit_tier: number.messaging_limit,
    is_official_business_account: false,
    is_pin_enabled: true,
    last_onboarded_time: '2025-07-29T17:34:02+0000',
    webhook_configuration: {
      ...(application ? { application } : {}),
      ...(subscribed?.[1] ? { whatsapp_business_account: subscribed[1].url } : {}),
      ...(number.override ? { phone_number: number.override.url } : {}),
    },
    health_status: {
      can_send_message: number.registered ? 'AVAILABLE' : 'BLOCKED',
      entities: [
        {
          entity_type: 'PHONE_NUMBER',
          id: number.id,
          can_send_message: number.registered ? 'AVAILABLE' : 'BLOCKED',
        },
        { entity_type: 'WABA', id: number.wabaId, can_send_message: 'AVAILABLE' },
      ],
    },
  };
}

function requireBusinessManagement(caller: Token): void {
  if (!caller.scopes.includes('business_management')) {
    throw notPermitted(200, 'Requires business_management permission to manage the object');
  }
}

function reaches(caller: Token, business: Business, world: World): boolean {
  return world.wabas.some((waba) => waba.businessId === business.id && mayReach(caller, waba.id));
}
