import nock from 'nock';
import type { ZObject } from 'zapier-platform-core';
import { listContacts } from '../../api/contacts.js';
import { addSubscription } from '../../api/events.js';
import { tagsInUse } from '../../api/tags.js';
import { failure, HUB, offline, run, WABA, type AnyPerform } from '../zapier.js';

offline();

const wish = {
  waba_id: WABA,
  event: 'message',
  target_url: 'https://hooks.zapier.com/1',
  filter: {},
} as const;

describe('a wrong HUB_URL that answers with JSON', () => {
  const asks = {
    'list of contacts': (z: ZObject) => listContacts(z, WABA, { limit: 100 }),
    'list of tags': (z: ZObject) => tagsInUse(z, WABA),
    subscription: (z: ZObject) => addSubscription(z, wish),
  };

  for (const [wanted, ask] of Object.entries(asks)) {
    it.each([{ ok: true }, { contacts: 'no', tags: {}, id: 7 }, []])(
      `is named as what gave no ${wanted}: %j`,
      async (answer) => {
        nock(HUB).get(/v1/).reply(200, answer).post(/v1/).reply(200, answer);
        const { message } = await failure(run(((z) => ask(z)) as AnyPerform));
        expect(message).toMatch(new RegExp(`no ${wanted}\\. .*HUB_URL`));
      },
    );
  }
});
