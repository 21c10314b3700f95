import nock from 'nock';
import messageStatus from '../../triggers/message_status.js';
import { statusOutputs, statusSample } from '../../triggers/message-status/output.js';
import { explain } from '../../whatsapp/errors.js';
import { encodeCallbackData } from '../../whatsapp/callback-data.js';
import { messageEvent, statusEvent } from '../events.js';
import { HUB, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform, performList } = operationOf(messageStatus);
const hook = (cleanedRequest: unknown) => run(perform, { cleanedRequest }) as Promise<object[]>;

describe('a status from the hub', () => {
  it('starts the Zap with the error explained', async () => {
    const [item] = await hook(statusEvent());
    expect(item).toMatchObject({
      message_id: 'wamid.1',
      status: 'failed',
      error_code: 131026,
      error_explanation: explain(131026).happened,
      error_advice: explain(131026).advice,
    });
  });

  it('says which template the message came from', async () => {
    const data = encodeCallbackData({ operation: 'op', templateId: '5', templateName: 'order' });
    const [item] = await hook(statusEvent({ biz_opaque_callback_data: data }));
    expect(item).toMatchObject({ operation_id: 'op', template_id: '5', template_name: 'order' });
  });

  it('gives the same item as the list does', async () => {
    nock(HUB)
      .get('/v1/events')
      .query({
        waba_id: WABA,
        event: 'status',
        limit: '25',
        filter: '{"statuses":["failed"],"template_id":"5"}',
      })
      .reply(200, { events: [statusEvent()] });
    const inputData = { waba_id: WABA, statuses: ['failed'], template_id: '5' };
    expect(await run(performList, { inputData })).toEqual(await hook(statusEvent()));
  });

  it('has exactly the keys of the sample', async () => {
    const [item] = await hook(statusEvent());
    expect(Object.keys(item ?? {}).sort()).toEqual(Object.keys(statusSample).sort());
    expect(Object.keys(statusOutputs).sort()).toEqual(Object.keys(statusSample).sort());
  });

  it('starts nothing when it is a message', async () => {
    expect(await hook(messageEvent())).toEqual([]);
  });
});

describe('a status of a message that was sent for a record of a CRM', () => {
  const sentFor = (system: string, object: string, record: string) =>
    encodeCallbackData({ operation: 'op', templateId: '5', crm: { system, object, record } });

  const written = async (crm_mapping: string, events: unknown): Promise<Record<string, unknown>[]> =>
    (await run(perform, { cleanedRequest: events, inputData: { crm_mapping } })) as Record<string, unknown>[];

  it.each([
    ['hubspot', 'contact', 'hubspot_contact_hs_object_id', '151'],
    ['hubspot', 'ticket', 'hubspot_ticket_hs_object_id', '5067'],
    ['salesforce', 'contact', 'salesforce_contact_Id', '0035g00000Lab01AAA'],
    ['salesforce', 'task', 'salesforce_task_Id', '00T5g00000Lab01AAA'],
    ['zoho', 'lead', 'zoho_lead_id', '4150868000000624001'],
  ])('names the record of %s: %s', async (crm, object, key, record) => {
    const event = statusEvent({ biz_opaque_callback_data: sentFor(crm, object, record) });
    const [item = {}] = await written(crm, event);
    expect(item).toMatchObject({ crm_system: crm, crm_object: object, crm_record_id: record, [key]: record });
    const others = Object.entries(item).filter(([, value]) => value === record);
    expect(others.map(([name]) => name).sort()).toEqual(['crm_record_id', key].sort());
  });

  it('names no record of another CRM as one of the chosen', async () => {
    const event = statusEvent({ biz_opaque_callback_data: sentFor('salesforce', 'contact', '0035g') });
    const [item = {}] = await written('hubspot', event);
    expect(item).toMatchObject({ crm_system: 'salesforce', hubspot_contact_hs_object_id: null });
  });

  it('names none when the message was sent for none', async () => {
    const [item = {}] = await written('zoho', statusEvent());
    expect(item).toMatchObject({
      crm_record_id: null,
      zoho_contact_id: null,
      zoho_contact_WhatsApp_Status: 'Failed',
    });
  });

  const statuses = ['sent', 'delivered', 'read', 'failed'];
  const failed = { errors: [{ code: 131026, title: 'Message undeliverable' }] };
  const course = statuses.map((status, at) => ({
    ...statusEvent({
      status,
      timestamp: String(1772444467 + at),
      errors: [],
      ...(status === 'failed' && failed),
      biz_opaque_callback_data: sentFor('hubspot', 'contact', '151'),
    }),
    id: `event-${at}`,
  }));

  it.each([
    ['hubspot', 'hubspot_communication_whatsapp_status', statuses],
    ['hubspot', 'hubspot_contact_whatsapp_status', statuses],
    ['salesforce', 'salesforce_task_WhatsApp_Status_c', ['Sent', 'Delivered', 'Read', 'Failed']],
    ['salesforce', 'salesforce_task_CallDisposition', ['sent', 'delivered', 'read', 'failed 131026']],
    ['zoho', 'zoho_contact_WhatsApp_Status', ['Sent', 'Delivered', 'Read', 'Failed']],
    ['zoho', 'zoho_note_Note_Content', expect.arrayContaining([expect.stringContaining('failed 131026')])],
  ])('goes back to %s as %s in the order in which it came, none twice', async (crm, key, values) => {
    const items = await written(crm, course);
    expect(items.map((item) => item[key])).toEqual(values);
    expect(new Set(items.map(({ id }) => id)).size).toBe(statuses.length);
    expect(items.map(({ status }) => status)).toEqual(statuses);
  });

  it('never goes back in time', async () => {
    const items = await written('hubspot', course);
    const times = items.map((item) => Number(item['hubspot_contact_whatsapp_status_at']));
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times[0]).toBe(1_772_444_467_000);
  });
});
