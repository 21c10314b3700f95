import nock from 'nock';
import { outputFields } from '../../api/steps/output-fields.js';
import newMessage from '../../triggers/new_message.js';
import { messageOutputs, messageSample, type MessageOutput } from '../../triggers/new-message/output.js';
import { IMAGE_SHA256, imageMessage, messageEvent, statusEvent } from '../events.js';
import { GRAPH, HUB, NUMBER, offline, operationOf, run, WABA } from '../zapier.js';
import { subscribed } from './subscribing.js';

offline();

const { perform, performList, performSubscribe } = operationOf(newMessage);

const hook = (cleanedRequest: unknown) => run(perform, { cleanedRequest }) as Promise<MessageOutput[]>;
const list = (events: unknown[]) => {
  nock(HUB).get('/v1/events').query(true).reply(200, { events, next_cursor: null });
  return run(performList, { inputData: { waba_id: WABA } }) as Promise<MessageOutput[]>;
};
const sizeOf = (file_size: string | number) =>
  nock(GRAPH).get('/v25.0/77').query(true).reply(200, { url: 'https://lookaside.fbsbx.com/', file_size });

describe('a message from the hub', () => {
  it('starts the Zap with one flat item', async () => {
    const [item, ...others] = await hook(messageEvent('1'));
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      id: 'wamid.1',
      type: 'text',
      text: 'Is this table free?',
      sender_phone: '+16505551234',
      sender_name: 'Pablo Morales',
      business_phone: '+15550783881',
      media: null,
      media_size: null,
    });
  });

  it('starts the Zap once for each of several', async () => {
    const items = await hook([messageEvent('1'), messageEvent('2')]);
    expect(items.map(({ id }) => id)).toEqual(['wamid.1', 'wamid.2']);
  });

  it('starts nothing when it is no message', async () => {
    expect(await hook([statusEvent(), 'x', null])).toEqual([]);
  });

  it('gives the same item as the list does', async () => {
    sizeOf('21').persist();
    const event = messageEvent('1', imageMessage);
    expect(await hook(event)).toEqual(await list([event]));
  });

  it('has exactly the keys of the sample', async () => {
    const [item] = await hook(messageEvent());
    expect(Object.keys(item ?? {}).sort()).toEqual(Object.keys(messageSample).sort());
    expect(Object.keys(messageOutputs).sort()).toEqual(Object.keys(messageSample).sort());
  });
});

describe('the answers of a form', () => {
  const [field] = outputFields<MessageOutput>(messageOutputs).filter(({ key }) => key === 'flow_answers');

  it('are shown one by one, whatever the form asks', () => {
    expect(field).toMatchObject({ key: 'flow_answers', label: 'Flow Answers', dict: true });
  });
});

describe('a message with a file', () => {
  it('is given with a file that is downloaded when a step wants it', async () => {
    sizeOf('21');
    const [item] = await hook(messageEvent('1', imageMessage));
    const [, pointer = ''] = String(item?.media).split('|||');
    expect(JSON.parse(pointer)).toEqual({
      type: 'file',
      method: 'hydrators.downloadMedia',
      bundle: {
        media_id: '77',
        phone_number_id: NUMBER,
        type: 'image',
        file_name: null,
        mime_type: 'image/jpeg',
        sha256: IMAGE_SHA256,
      },
    });
  });

  it.each(['303833', 303833])('tells its size, which Meta writes as %p', async (size) => {
    sizeOf(size);
    const [item] = await hook(messageEvent('1', imageMessage));
    expect(item?.media_size).toBe(303833);
  });

  it.each([400, 401, 404, 429, 500])('starts the Zap without a size when Meta answers %i', async (status) => {
    nock(GRAPH).get('/v25.0/77').query(true).reply(status, 'no');
    const [item] = await hook(messageEvent('1', imageMessage));
    expect(item?.media_size).toBeNull();
    expect(item?.media).toContain('hydrate');
  });

  it('starts the Zap without a size when the token is about to end', async () => {
    const [item] = (await run(perform, {
      cleanedRequest: messageEvent('1', imageMessage),
      authData: { access_token: 'EAA', refresh_at: '2020-01-01T00:00:00.000Z' },
    })) as MessageOutput[];
    expect(item?.media_size).toBeNull();
  });
});

describe('the list of messages', () => {
  it('is empty when there are none, so that Zapier shows its sample', async () => {
    expect(await list([])).toEqual([]);
  });
});

describe('what the Zap asks the hub for', () => {
  const filterOf = async (inputData: object) => (await subscribed(performSubscribe, inputData))['filter'];

  it('is everything that was filled in', async () => {
    const inputData = {
      phone_number_id: NUMBER,
      types: ['text', 'button'],
      keywords: ['book', 'table'],
      keyword_match: 'whole',
      first_only: true,
    };
    expect(await filterOf(inputData)).toEqual(inputData);
  });

  it('leaves out what was left empty', async () => {
    const inputData = {
      phone_number_id: '',
      types: [],
      keywords: ['', '  ', null],
      keyword_match: null,
      first_only: false,
    };
    expect(await filterOf(inputData)).toEqual({});
  });

  it('understands a switch that came as text', async () => {
    expect(await filterOf({ first_only: 'false' })).toEqual({});
    expect(await filterOf({ first_only: 'true' })).toEqual({ first_only: true });
  });
});
