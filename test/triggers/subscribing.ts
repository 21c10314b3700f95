import nock from 'nock';
import { APP_ID, GRAPH, HUB, run, WABA } from '../zapier.js';

/** Where Zapier wants the events of a Zap. */
export const targetUrl = 'https://hooks.zapier.com/hooks/standard/1/a/';

/** Turns a Zap on over an account whose webhooks reach the hub; gives what it asks of the hub. */
export async function subscribed(
  performSubscribe: unknown,
  inputData: object,
): Promise<Record<string, unknown>> {
  nock(GRAPH)
    .get(`/v25.0/${WABA}/subscribed_apps`)
    .query(true)
    .reply(200, { data: [{ whatsapp_business_api_data: { id: APP_ID } }] });
  let asked: Record<string, unknown> = {};
  nock(HUB)
    .post('/v1/subscriptions', (body: Record<string, unknown>) => {
      asked = body;
      return true;
    })
    .reply(201, { id: 'sub-1' });
  const kept = await run(performSubscribe, { inputData: { waba_id: WABA, ...inputData }, targetUrl });
  expect(kept).toEqual({ id: 'sub-1' });
  return asked;
}
