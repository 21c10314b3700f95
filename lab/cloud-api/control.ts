import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { parametersOf } from './access.js';
import type { CloudApi } from './cloud-api.js';
import { checked } from './control-form.js';
import type { CustomerMessage } from './messages/customers.js';
import type { TokenDeath } from './entities.js';
import { faultIn } from './faults/fault.js';
import { planIn } from './faults/fault-plan.js';
import { asText, isObject, type Json } from './json.js';
import { DEATHS } from './oauth/token-death.js';

const secondsRule = 'must be a number of seconds, 0 or more, without quotes';
const clockForm = z.strictObject({ seconds: z.number(secondsRule).min(0, secondsRule) });

const timesFrom = (least: number, usual: number) => {
  const rule = `must be a whole number from ${least} to 1000, without quotes`;
  return z.number(rule).int(rule).min(least, rule).max(1000, rule).default(usual);
};
const disturbanceForm = z.strictObject({ repeat: timesFrom(0, 0), reorder: timesFrom(1, 1) });

const flag = z.boolean('must be true or false, without quotes').optional();
const phoneForm = z.strictObject({
  name: z.string('must be a text').optional(),
  on_whatsapp: flag,
  read_receipts: flag,
  stopped_marketing: flag,
  hides_phone: flag,
});

/** Lets the routes of a server take JSON however it is announced, and refuse in sentences of the lab. */
export function speakAsLab(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => {
    const body = String(text).trim() || '{}';
    try {
      const input: unknown = JSON.parse(body);
      if (isObject(input)) return done(null, input);
    } catch {
      // Said below.
    }
    done(new NoJsonObject('The body is no JSON object. Write it such as {"seconds": 60}.'));
  });
  server.setErrorHandler((error, _request, reply) => {
    if (error instanceof NoJsonObject) return reply.status(400).send({ error: error.message });
    throw error;
  });
}

class NoJsonObject extends Error {}

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
  route('GET', '/lab/phones/:wa_id', (input) => api.phone(numberIn(input)));
  route('PUT', '/lab/phones/:wa_id', (input) => changePhone(api, input));
  route('POST', '/lab/phones/:wa_id/messages', (input) => {
    const phoneNumberId = asText(input.phone_number_id);
    return api.customerWrites({
      ...(phoneNumberId ? { phoneNumberId } : {}),
      from: { wa_id: numberIn(input), ...namesIn(input) },
      message: messageIn(input),
    });
  });
  route('POST', '/lab/phones/:wa_id/presses', (input) =>
    api.customerPresses(numberIn(input), textIn(input, 'message_id'), textIn(input, 'label')),
  );
  route('POST', '/lab/tokens/revoke', (input) => {
    const death = asText(input.death) ?? 'logged_out';
    if (!(death in DEATHS)) throw new Error(`death must be one of: ${Object.keys(DEATHS).join(', ')}.`);
    api.revokeToken(textIn(input, 'token'), death as TokenDeath);
    return { success: true };
  });
  route('POST', '/lab/faults', (input) => {
    api.fault(faultIn(input));
    return api.faultsToCome();
  });
  route('GET', '/lab/faults', () => api.faultsToCome());
  route('PUT', '/lab/faults/plan', (input) => {
    api.planFaults(planIn(input));
    return api.faultsToCome();
  });
  route('DELETE', '/lab/faults', () => {
    api.clearFaults();
    return api.faultsToCome();
  });
  route('POST', '/lab/webhooks/disturb', (input) => {
    const disturbance = checked(disturbanceForm, input);
    api.disturbWebhooks(disturbance);
    return disturbance;
  });
  route('POST', '/lab/clock', (input) => {
    api.passTime(checked(clockForm, input).seconds);
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
  const waId = numberIn(input);
  const written = Object.fromEntries(Object.entries(input).filter(([field]) => field !== 'wa_id'));
  const changes = checked(phoneForm, written);
  const customer = api.world.customer(waId);
  customer.name = changes.name ?? customer.name;
  customer.onWhatsApp = changes.on_whatsapp ?? customer.onWhatsApp;
  customer.readReceipts = changes.read_receipts ?? customer.readReceipts;
  customer.stoppedMarketing = changes.stopped_marketing ?? customer.stoppedMarketing;
  customer.hidesPhone = changes.hides_phone ?? customer.hidesPhone;
  return api.phone(customer.waId);
}

/** The phone that the address names. @throws Error when that is no phone number. */
function numberIn(input: Json): string {
  const written = textIn(input, 'wa_id');
  const digits = written.replace(/[\s().+-]/g, '');
  if (/^\d{5,15}$/.test(digits)) return digits;
  throw new Error(
    `“${written}” is no phone number (wa_id): write 5 to 15 digits with the country code, such as 4915112345001.`,
  );
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

/** A text of the input. @throws Error that names what is missing. */
export function textIn(input: Json, name: string): string {
  const value = asText(input[name]);
  if (!value) throw new Error(`${name} is missing.`);
  return value;
}
