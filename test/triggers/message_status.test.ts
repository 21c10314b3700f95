import nock from 'nock';
import messageStatus from '../../triggers/message_status.js';
import { statusOutputs, statusSample } from '../../triggers/status-output.js';
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
