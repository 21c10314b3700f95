import { updatesOf, type Update } from '../../../../whatsapp/updates.js';
import type { Store } from '../../../../hub/store/store.js';
import { changeBody, waba } from '../../bodies.js';
import type { Bench } from './bench.js';
import { messages, noon } from './steps.js';

const minute = 60_000;
const hour = 60 * minute;
const template = '1689556908129832';

interface Told {
  templateId?: unknown;
  wabaId?: string;
  reason?: string;
  other_info?: object;
}

/** What Meta tells of a template; `at` in epoch milliseconds. */
function told(
  event: string,
  at: number,
  { templateId = template, wabaId = waba, ...more }: Told = {},
): Update[] {
  const value = {
    event,
    message_template_id: templateId,
    message_template_name: 'order_ready',
    message_template_language: 'en_US',
    reason: 'NONE',
    ...more,
  };
  const webhook = changeBody('message_template_status_update', value, wabaId);
  return updatesOf({ ...webhook, entry: webhook.entry.map((entry) => ({ ...entry, time: at / 1_000 })) });
}

const submit = (store: Store, submittedAt: number, more: { decision?: 'approved' | 'rejected' } = {}) =>
  store.submitTemplate({ wabaId: waba, templateId: template, submittedAt, ...more });

const report = (store: Store, more: Partial<Parameters<Store['reviewReport']>[0]> = {}) =>
  store.reviewReport({
    wabaId: waba,
    from: noon - 48 * hour,
    to: noon + 48 * hour,
    now: noon + 48 * hour,
    ...more,
  });

/** When the review of each stored change began, oldest change first. */
async function beginnings(store: Store) {
  const { events } = await store.events({ wabaId: waba, event: 'template', filter: {}, limit: 100 });
  return events.reverse().map((event) => event.event === 'template' && event.data.review?.submitted_at);
}

export function describeTemplateReviews(bench: Bench): void {
  describe('reviews of templates', () => {
    it('give a decision the time at which its template was handed in', async () => {
      const store = await bench.store();
      await submit(store, noon);
      await store.append(told('APPROVED', noon + 20 * minute), noon + 20 * minute);
      expect(await beginnings(store)).toEqual([new Date(noon).toISOString()]);
      expect(await report(store)).toEqual({
        submitted: 1,
        approved: 1,
        rejected: 0,
        pending: 0,
        due: 1,
        approvedWithinDay: 1,
        medianReviewMs: 20 * minute,
      });
    });

    it('begin with what Meta tells, too, and count once when both tell', async () => {
      const store = await bench.store();
      await submit(store, noon + 700);
      await store.append(told('PENDING', noon), noon + 900);
      await store.append(told('REJECTED', noon + hour, { reason: 'SCAM' }), noon + hour);
      expect(await beginnings(store)).toEqual([undefined, new Date(noon).toISOString()]);
      expect(await report(store)).toMatchObject({ submitted: 1, rejected: 1, medianReviewMs: hour });
    });

    it('are known to the process that receives the webhook, whoever was told of the submission', async () => {
      const store = await bench.store();
      const other = await bench.another();
      await submit(other, noon);
      await store.append(told('APPROVED', noon + minute), noon + minute);
      expect(await beginnings(store)).toEqual([new Date(noon).toISOString()]);
    });

    it('take both ends from one batch', async () => {
      const store = await bench.store();
      await store.append(
        [...told('PENDING', noon), ...messages({}), ...told('APPROVED', noon + hour)],
        noon + hour,
      );
      expect(await beginnings(store)).toEqual([undefined, new Date(noon).toISOString()]);
    });

    it('do not end a second time when Meta repeats an old decision', async () => {
      const store = await bench.store();
      const rejected = told('REJECTED', noon + minute, { reason: 'SCAM' });
      await submit(store, noon);
      await store.append(rejected, noon + minute);
      await submit(store, noon + 2 * minute);
      await store.append(rejected, noon + 3 * minute);
      expect(await report(store)).toMatchObject({ submitted: 2, rejected: 1, pending: 1 });
      await store.append(told('APPROVED', noon + 32 * minute), noon + 32 * minute);
      expect(await beginnings(store)).toEqual(
        [noon, noon + 2 * minute].map((at) => new Date(at).toISOString()),
      );
      expect(await report(store)).toMatchObject({ approved: 1, rejected: 1, pending: 0 });
    });

    it('do not end with a decision that is older than they are', async () => {
      const store = await bench.store();
      await submit(store, noon);
      await store.append(told('REJECTED', noon - hour, { reason: 'SCAM' }), noon + minute);
      expect(await report(store)).toMatchObject({ submitted: 1, pending: 1, rejected: 0 });
    });

    it('are not made longer or shorter by a decision that is only said again', async () => {
      const store = await bench.store();
      await submit(store, noon, { decision: 'approved' });
      await store.append(told('APPROVED', noon + minute), noon + minute);
      expect(await report(store)).toMatchObject({ submitted: 1, approved: 1, medianReviewMs: 0 });
    });

    it('get their beginning when the decision was faster than the news of it', async () => {
      const store = await bench.store();
      await store.append(told('APPROVED', noon), noon);
      expect(await report(store)).toMatchObject({ submitted: 1, due: 0, medianReviewMs: null });
      await submit(store, noon - 3_000);
      expect(await report(store)).toMatchObject({ submitted: 1, due: 1, medianReviewMs: 3_000 });
    });

    it('take no time when the clocks disagree, never less', async () => {
      const store = await bench.store();
      await submit(store, noon + 700);
      await store.append(told('APPROVED', noon), noon + 900);
      expect(await report(store)).toMatchObject({ approved: 1, medianReviewMs: 0 });
    });

    it('are not touched by the end of a pause, which Meta calls an approval', async () => {
      const store = await bench.store();
      await submit(store, noon);
      await store.append(told('APPROVED', noon + hour, { other_info: { title: 'UNPAUSE' } }), noon + hour);
      expect(await report(store)).toMatchObject({ pending: 1, approved: 0 });
    });

    it('are forgotten when the template is deleted before anybody decided', async () => {
      const store = await bench.store();
      await submit(store, noon);
      await store.append(told('DELETED', noon + hour), noon + hour);
      expect(await report(store)).toMatchObject({ submitted: 0, pending: 0 });
    });

    it('survive ids that a database would refuse, and count them for nobody', async () => {
      const store = await bench.store();
      for (const templateId of ['1\u0000', '9'.repeat(5_000), {}, null, 2 ** 60]) {
        await store.append(told('APPROVED', noon, { templateId }), noon);
      }
      await store.append(told('APPROVED', noon, { wabaId: 'x\u0000' }), noon);
      expect(await report(store)).toMatchObject({ submitted: 0 });
    });

    it('are reported for the period in which they began, to its last moment', async () => {
      const store = await bench.store();
      await submit(store, noon);
      expect(await report(store, { from: noon })).toMatchObject({ submitted: 1 });
      expect(await report(store, { to: noon })).toMatchObject({ submitted: 0 });
      expect(await report(store, { from: noon + 1 })).toMatchObject({ submitted: 0 });
    });

    it('are reported to their account alone', async () => {
      const store = await bench.store();
      await submit(store, noon);
      expect(await report(store, { wabaId: '999' })).toEqual({
        submitted: 0,
        approved: 0,
        rejected: 0,
        pending: 0,
        due: 0,
        approvedWithinDay: 0,
        medianReviewMs: null,
      });
    });

    it('are late when nobody decided for a day, and not yet judged before', async () => {
      const store = await bench.store();
      await submit(store, noon);
      expect(await report(store, { now: noon + 23 * hour })).toMatchObject({ pending: 1, due: 0 });
      expect(await report(store, { now: noon + 24 * hour })).toMatchObject({ due: 1, approvedWithinDay: 0 });
      await store.append(told('APPROVED', noon + 25 * hour), noon + 25 * hour);
      expect(await report(store)).toMatchObject({ approved: 1, due: 1, approvedWithinDay: 0 });
    });

    it('have as median the middle one, or what lies between the two in the middle', async () => {
      const store = await bench.store();
      const take = async (templateId: string, minutes: number) => {
        await store.submitTemplate({ wabaId: waba, templateId, submittedAt: noon });
        const at = noon + minutes * minute;
        await store.append(told('APPROVED', at, { templateId }), at);
      };
      for (const [id, minutes] of [
        ['1', 5],
        ['2', 60],
        ['3', 1],
      ] as const)
        await take(id, minutes);
      expect(await report(store)).toMatchObject({ medianReviewMs: 5 * minute });
      await take('4', 7);
      expect(await report(store)).toMatchObject({ medianReviewMs: 6 * minute });
    });
  });
}
