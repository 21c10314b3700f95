import { explain } from '../../../whatsapp/errors.js';
import type { DeliveryCounts, DeliveryReport } from '../../../whatsapp/message-record.js';
import type { Queries } from '../database/database.js';
import { dayMs, groupsOf, type Group } from './report-groups.js';
import type { ReportQuery } from './store.js';

/** How sends fared: what WhatsApp told of those that it took, and what was not sent for good. */
export async function deliveryReport(queries: Queries, query: ReportQuery): Promise<DeliveryReport> {
  const groups: Group[] = [];
  for await (const group of groupsOf(queries, query)) groups.push(group);
  const by = <K extends string>(name: K, keyOf: (group: Group) => string | null) =>
    grouped(groups, keyOf).map(
      ([key, own]) => ({ [name]: key, ...countsOf(own) }) as Record<K, string | null> & DeliveryCounts,
    );
  return {
    waba_id: query.wabaId,
    from: new Date(query.from).toISOString(),
    to: new Date(query.to).toISOString(),
    ...countsOf(groups),
    by_template: by('template_name', ({ template }) => template),
    by_number: by('phone_number_id', ({ number }) => number),
    by_day: grouped(groups, ({ day }) => new Date(day * dayMs).toISOString().slice(0, 10)).map(
      ([day, own]) => ({
        day: day ?? '',
        ...countsOf(own),
      }),
    ),
    failures: failuresIn(groups),
  };
}

/** In the order of their keys; what has no key comes last. */
function grouped(
  groups: readonly Group[],
  keyOf: (group: Group) => string | null,
): [string | null, Group[]][] {
  const byKey = new Map<string | null, Group[]>();
  for (const group of groups) {
    const key = keyOf(group);
    const others = byKey.get(key);
    if (others) others.push(group);
    else byKey.set(key, [group]);
  }
  return [...byKey].sort(([one], [other]) => {
    if (one === null || other === null) return one === null ? 1 : -1;
    return one < other ? -1 : 1;
  });
}

function countsOf(groups: readonly Group[]): DeliveryCounts {
  const count = (...statuses: Group['status'][]) =>
    groups.reduce((sum, group) => sum + (statuses.includes(group.status) ? group.count : 0), 0);
  const accepted = count('accepted');
  const sent = count('sent', 'delivered', 'read', 'played');
  const delivered = count('delivered', 'read', 'played');
  const read = count('read', 'played');
  const failed = count('failed');
  return {
    messages: accepted + sent + failed,
    accepted,
    sent,
    delivered,
    read,
    failed,
    not_sent: count('not_sent'),
    delivery_rate: rate(delivered, delivered + failed),
    read_rate: rate(read, delivered),
  };
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Of what failed and what was not sent, the most frequent reason first. */
function failuresIn(groups: readonly Group[]): DeliveryReport['failures'] {
  const reasons = new Map<string, DeliveryReport['failures'][number]>();
  for (const { status, code, words, count } of groups) {
    if (status !== 'failed' && status !== 'not_sent') continue;
    const known = code === null ? null : explain(code);
    const title = known?.title ?? words?.reason ?? null;
    const advice = known?.advice ?? words?.advice ?? null;
    const key = JSON.stringify([code, title]);
    const before = reasons.get(key)?.count ?? 0;
    reasons.set(key, { error_code: code, error_title: title, advice, count: before + count });
  }
  return [...reasons.values()].sort((one, other) => other.count - one.count);
}
