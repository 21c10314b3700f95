import nock from 'nock';
import deliveryReport from '../../searches/delivery_report.js';
import { reportSample } from '../../searches/delivery-report/output.js';
import { failure, HUB, NUMBER, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform } = operationOf(deliveryReport);
const report = (inputData: object, meta: object = {}) =>
  run(perform, { inputData: { waba_id: WABA, ...inputData }, meta });

const counts = (query: object) =>
  nock(HUB)
    .get('/v1/reports/delivery')
    .query({ waba_id: WABA, ...query })
    .reply(200, reportSample);

test('a report of everything asks for nothing in particular', async () => {
  counts({});
  expect(await report({ from: '', to: null, phone_number_id: ' ', template: '' })).toEqual([reportSample]);
});

test('a report is of a period in the person’s own time, of one number and one template', async () => {
  counts({
    from: '2026-02-28T23:00:00.000Z',
    to: '2026-03-31T22:00:00.000Z',
    phone_number_id: NUMBER,
    template_name: 'order_ready',
  });
  const wanted = { from: '2026-03-01', to: '2026-04-01', phone_number_id: NUMBER, template: 'Order ready' };
  expect(await report(wanted, { timezone: 'Europe/Rome' })).toEqual([reportSample]);
});

test('a period that nobody can read is stopped', async () => {
  expect(await failure(report({ from: 'last month' }))).toEqual({
    name: 'HaltedError',
    message: expect.stringMatching(/^“From” is not a date/),
  });
});
