import type { StatusFault } from '../../../../lab/cloud-api/faults/fault.js';
import { startConnected } from '../connected.js';
import { sendTemplate } from '../sending.js';

test.each<[StatusFault, string[]]>([
  [{ kind: 'repeated_status' }, ['sent', 'sent', 'delivered', 'delivered', 'read', 'read']],
  [{ kind: 'reordered_status' }, ['read', 'delivered', 'sent']],
  [{ kind: 'lost_status', statuses: ['sent', 'read'] }, ['delivered']],
  [{ kind: 'lost_status' }, []],
  [{ kind: 'late_status', milliseconds: 50 }, ['sent', 'delivered', 'read']],
])('statuses under %j', async (fault, expected) => {
  const { api, receiver } = await startConnected();
  api.fault(fault);
  await sendTemplate(api, 'hello_world');
  await api.settled();
  const told = receiver.posts.flatMap(({ body }) => body.entry[0]?.changes[0]?.value.statuses ?? []);
  expect(told.map(({ status }) => status)).toEqual(expected);
  await api.close();
  await receiver.close();
});

test('the next message has its statuses again', async () => {
  const { api, receiver } = await startConnected();
  api.fault({ kind: 'lost_status' });
  await sendTemplate(api, 'hello_world');
  await sendTemplate(api, 'hello_world');
  await api.settled();
  expect(receiver.posts).toHaveLength(3);
  await api.close();
  await receiver.close();
});
