import nock from 'nock';
import type { PlainInputField } from 'zapier-platform-core';
import sendTemplate from '../../creates/send_template.js';
import type { MappingOutput } from '../../creates/crm-mapping/output.js';
import type { SendTemplateOutput } from '../../creates/send-template/output.js';
import type { Template } from '../../whatsapp/template/template.js';
import { GRAPH, HUB, NUMBER, run, runAgain, WABA } from '../zapier.js';

const { perform, inputFields = [] } = sendTemplate.operation;

/** What was posted to WhatsApp, as far as these tests look at it. */
export interface Posted extends Record<string, unknown> {
  template: { components: { type: string; parameters: Record<string, unknown>[] }[] };
}

type Meta = { meta?: Record<string, unknown> };

/** What every send needs beside the values of its template. */
export const addressed = { waba_id: WABA, phone_number_id: NUMBER, to: '+447400123456' };

/** The hub lets every message through, and hears what became of it; gives what it was asked and told. */
export function permits(): { asked: Record<string, unknown>[]; told: Record<string, unknown>[] } {
  const heard = { asked: [] as Record<string, unknown>[], told: [] as Record<string, unknown>[] };
  const hub = nock(HUB).persist();
  hub.post('/v1/sends').reply(200, (_where, body) => {
    const request = body as Record<string, unknown>;
    heard.asked.push(request);
    const decision = request['earlier_only'] ? 'not_sent' : 'go';
    return { decision, operation: request['operation'] };
  });
  hub.patch(/^\/v1\/sends\//).reply(200, (_where, body) => {
    heard.told.push(body as Record<string, unknown>);
    return { state: 'accepted', refusals: 0, message_id: null };
  });
  return heard;
}

/** Meta has the template as it is given here, and answers once. */
export function stored(template: Template & { previous_category?: string }): nock.Scope {
  permits();
  return nock(GRAPH).get(`/v25.0/${template.id}`).query(true).reply(200, template);
}

/** WhatsApp takes the next message; gives what was posted. */
export function accepts(way = 'messages'): Posted[] {
  const posted: Posted[] = [];
  nock(GRAPH)
    .post(`/v25.0/${NUMBER}/${way}`, (body: Posted) => posted.push(body) > 0)
    .query(true)
    .reply(200, { contacts: [{ wa_id: '447400123456' }], messages: [{ id: 'wamid.9' }] });
  return posted;
}

/** WhatsApp refuses the next message. */
export function refuses(status: number, body: object): nock.Scope {
  return nock(GRAPH).post(`/v25.0/${NUMBER}/messages`).query(true).reply(status, body);
}

/** Runs the step for a template that Meta has. */
export function sendingOf(template: Template, values: object, { meta }: Meta = {}) {
  return run(perform, bundleOf(template, values, meta)) as Promise<SendTemplateOutput & MappingOutput>;
}

/** The same with what earlier runs put into Zapier's memory. */
export function sendingAgain(template: Template, values: object) {
  return runAgain(perform, bundleOf(template, values)) as Promise<SendTemplateOutput & MappingOutput>;
}

/** The fields that the editor shows for the template. */
export async function shownFields(template: Template, values: object = {}) {
  stored(template);
  const dynamic = inputFields.findLast((field) => typeof field === 'function');
  const inputData = { template_id: template.id, ...values };
  return (await run(dynamic, { inputData })) as PlainInputField[];
}

function bundleOf({ id }: Template, values: object, meta?: object) {
  const inputData = { ...addressed, template_id: id, ...values };
  return { inputData, inputDataRaw: inputData, ...(meta && { meta }) };
}
