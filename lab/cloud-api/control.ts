import type { FastifyInstance, FastifyReply } from 'fastify';
import { parametersOf } from './access.js';
import type { CloudApi } from './cloud-api.js';
import type { CustomerMessage } from './messages/customers.js';
import type { TokenDeath } from './entities.js';
import { faultIn, faultKinds, type FaultKind } from './faults/fault.js';
import type { FaultPlan } from './faults/fault-plan.js';
import { asText, isObject, type Json } from './json.js';
import { DEATHS } from './oauth/token-death.js';

/**
 * `/lab/…`: what Meta has no address for. Customers write, phones are seen, time passes, things go wrong.
 * A request that cannot be done is answered 400 with a sentence in `error`.
 */
export function registerControl(server: FastifyInstance, api: CloudApi): void {
  const route = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, act: (input: Json) => unknown) =>
    server.route<{ Params: Record<string, string> }>({
      method,
      url,
      handler: async (request, reply) =>
        answer(reply, () => act({ ...parametersOf(request), ...request.params })),
    });

  route('GET', '/lab/world', () => worldOf(api));
  route('POST', '/lab/webhook', async (input) => {
    await api.setWebhook(textIn(input, 'url'), textIn(input, 'verify_token'));
    return { success: true };
  });
  route('POST', '/lab/deliver', (input) => api.deliver(input));
  route('GET', '/lab/phones/:wa_id', (input) => api.phone(textIn(input, 'wa_id')));
  route('PUT', '/lab/phones/:wa_id', (input) => changePhone(api, input));
  route('POST', '/lab/phones/:wa_id/messages', (input) => {
    const phoneNumberId = asText(input.phone_number_id);
    return api.customerWrites({
      ...(phoneNumberId ? { phoneNumberId } : {}),
      from: { wa_id: textIn(input, 'wa_id'), ...namesIn(input) },
      message: messageIn(input),
    });
  });
  route('POST', '/lab/phones/:wa_id/presses', (input) =>
    api.customerPresses(textIn(input, 'wa_id'), textIn(input, 'message_id'), textIn(input, 'label')),
  );
  route('POST', '/lab/tokens/revoke', (input) => {
    const death = asText(input.death) ?? 'logged_out';
    if (!(death in DEATHS)) throw new Error(`death must be one of: ${Object.keys(DEATHS).join(', ')}.`);
    api.revokeToken(textIn(input, 'token'), death as TokenDeath);
    return { success: true };
  });
  route('POST', '/lab/faults', (input) => {
    api.fault(faultIn(input));
    return { success: true };
  });
  route('PUT', '/lab/faults/plan', (input) => {
    api.planFaults(planIn(input));
    return { success: true };
  });
  route('DELETE', '/lab/faults', () => {
    api.clearFaults();
    return { success: true };
  });
  route('POST', '/lab/webhooks/disturb', (input) => {
    api.disturbWebhooks({ repeat: Number(input.repeat ?? 0), reorder: Number(input.reorder ?? 1) });
    return { success: true };
  });
  route('POST', '/lab/clock', (input) => {
    api.passTime(Number(textIn(input, 'seconds')));
    return { now: new Date(api.world.now()).toISOString() };
  });
}

/** Answers with what an act gives, or 400 with the sentence it throws. */
export async function answer(reply: FastifyReply, act: () => unknown): Promise<FastifyReply> {
  try {
    return await reply.send(await act());
  } catch (error) {
    return reply.status(400).send({ error: error instanceof Error ? error.message : String(error) });
  }
}

function worldOf({ appId, world }: CloudApi): Json {
  return {
    app_id: appId,
    webhook: world.apps.get(appId)?.callback?.url ?? null,
    businesses: world.businesses,
    wabas: world.wabas.map((waba) => ({
      id: waba.id,
      name: waba.name,
      subscribed_apps: [...waba.subscriptions.keys()],
      templates: waba.templates.length,
      phone_numbers: world.phoneNumbers
        .filter((number) => number.wabaId === waba.id)
        .map(({ display_phone_number, id, verified_name }) => ({ id, display_phone_number, verified_name })),
    })),
    phones: [...world.customers.values()].map(({ name, waId }) => ({ wa_id: waId, name })),
  };
}

function changePhone(api: CloudApi, input: Json): unknown {
  const customer = api.world.customer(textIn(input, 'wa_id'));
  const flag = (name: string, current: boolean) =>
    input[name] === undefined ? current : input[name] === true;
  customer.name = asText(input.name) ?? customer.name;
  customer.onWhatsApp = flag('on_whatsapp', customer.onWhatsApp);
  customer.readReceipts = flag('read_receipts', customer.readReceipts);
  customer.stoppedMarketing = flag('stopped_marketing', customer.stoppedMarketing);
  customer.hidesPhone = flag('hides_phone', customer.hidesPhone);
  return api.phone(customer.waId);
}

function messageIn(input: Json): CustomerMessage {
  const { message } = input;
  if (typeof message === 'string') return message;
  if (isObject(message) && typeof message.type === 'string') return { ...message, type: message.type };
  throw new Error('message must be a text, or an object with a type.');
}

function namesIn(input: Json): { name?: string; user_id?: string; username?: string } {
  return Object.fromEntries(
    ['name', 'user_id', 'username'].flatMap((key) => {
      const value = asText(input[key]);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function planIn(input: Json): FaultPlan {
  const { seed, calls = 0, statuses = 0, kinds } = input;
  if (seed === undefined) throw new Error('seed is missing.');
  if (!isShare(calls) || !isShare(statuses))
    throw new Error('calls and statuses must be numbers from 0 to 1.');
  if (kinds !== undefined && !isKinds(kinds)) {
    throw new Error(`kinds must be a list of: ${faultKinds.join(', ')}.`);
  }
  return { seed: String(seed), calls, statuses, ...(kinds && { kinds }) };
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function isKinds(value: unknown): value is FaultKind[] {
  return Array.isArray(value) && value.every((one) => faultKinds.some((kind) => kind === one));
}

/** A text of the input. @throws Error that names what is missing. */
export function textIn(input: Json, name: string): string {
  const value = asText(input[name]);
  if (!value) throw new Error(`${name} is missing.`);
  return value;
}
