import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CloudApi } from './cloud-api.js';
import { checked } from './control-form.js';
import {
  clockForm,
  disturbanceForm,
  messageForm,
  phoneForm,
  pressForm,
  revocationForm,
  webhookForm,
} from './control-forms.js';
import { faultIn } from './faults/fault.js';
import { planIn } from './faults/fault-plan.js';
import { isObject, type Json } from './json.js';

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
  type Act = (input: Json, waId: () => string) => unknown;
  const route = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, act: Act) =>
    server.route<{ Params: { wa_id?: string } }>({
      method,
      url,
      handler: (request, reply) =>
        answer(reply, () => act(bodyOf(request), () => phoneNumber(request.params.wa_id ?? ''))),
    });

  route('GET', '/lab/world', () => worldOf(api));
  route('POST', '/lab/webhook', async (input) => {
    const { url, verify_token: verifyToken } = checked(webhookForm, input);
    await api.setWebhook(url, verifyToken);
    return { success: true };
  });
  route('POST', '/lab/deliver', (input) => api.deliver(input));
  route('GET', '/lab/phones/:wa_id', (_input, waId) => api.phone(waId()));
  route('PUT', '/lab/phones/:wa_id', (input, waId) => changePhone(api, waId(), input));
  route('POST', '/lab/phones/:wa_id/messages', (input, waId) => write(api, waId(), input));
  route('POST', '/lab/phones/:wa_id/presses', (input, waId) => {
    const { message_id: messageId, label } = checked(pressForm, input);
    return api.customerPresses(waId(), messageId, label);
  });
  route('POST', '/lab/tokens/revoke', (input) => {
    const { token, death } = checked(revocationForm, input);
    api.revokeToken(token, death);
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
  for (const url of ['/lab', '/lab/*']) server.all(url, notHere);
}

/** An address that is mistyped must not be taken for one of Meta's. */
function notHere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const where = `${request.method} ${request.url.split('?')[0]}`;
  return reply.status(404).send({
    error: `The lab has nothing at ${where}. Check the address: all of them are in docs/lab.md, such as GET /lab/world.`,
  });
}

/** What a request says; none has anything in its query. */
export function bodyOf({ body }: FastifyRequest): Json {
  return isObject(body) ? body : {};
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

function changePhone(api: CloudApi, waId: string, input: Json): unknown {
  const changes = checked(phoneForm, input);
  const customer = api.world.customer(waId);
  customer.name = changes.name ?? customer.name;
  customer.onWhatsApp = changes.on_whatsapp ?? customer.onWhatsApp;
  customer.readReceipts = changes.read_receipts ?? customer.readReceipts;
  customer.stoppedMarketing = changes.stopped_marketing ?? customer.stoppedMarketing;
  customer.hidesPhone = changes.hides_phone ?? customer.hidesPhone;
  return api.phone(customer.waId);
}

function write(api: CloudApi, waId: string, input: Json): Promise<{ id: string }> {
  const { message, name, phone_number_id: phoneNumberId, user_id, username } = checked(messageForm, input);
  return api.customerWrites({
    ...(phoneNumberId === undefined ? {} : { phoneNumberId }),
    from: {
      wa_id: waId,
      ...(name === undefined ? {} : { name }),
      ...(user_id === undefined ? {} : { user_id }),
      ...(username === undefined ? {} : { username }),
    },
    message,
  });
}

/** The phone that the address names. @throws Error when that is no phone number. */
function phoneNumber(written: string): string {
  const digits = written.replace(/[\s().+-]/g, '');
  if (/^\d{5,15}$/.test(digits)) return digits;
  throw new Error(
    `“${written}” is no phone number (wa_id): write 5 to 15 digits with the country code, such as 4915112345001.`,
  );
}
