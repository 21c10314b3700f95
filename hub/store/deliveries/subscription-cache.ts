import { CompiledQuery } from 'kysely';
import type { HubEvent } from '../../../whatsapp/event.js';
import type { EventFilter } from '../../../whatsapp/filter.js';
import { rulesOf, ruleKey, type HandoffRule } from '../../../whatsapp/handoff.js';
import type { TagRule } from '../../../whatsapp/tag-rule.js';
import type { Queries } from '../database/database.js';

export interface Wish {
  subscriptionId: string;
  filter: EventFilter;
}

/** A condition of a Zap under which it wants a conversation handed to a person. */
export interface HandoffCondition {
  rule: HandoffRule;
  /** As `ruleKey` writes it. */
  key: string;
  /** Empty: every number. */
  phoneNumberId: string;
  /** Epoch milliseconds: what was so before is not asked for. */
  since: number;
}

/** Asked in each commit, so it is not built anew each time. */
const readVersion = CompiledQuery.raw('select version from subscription_version');

const none: readonly never[] = [];

/** What Zaps want of each account: the subscriptions by kind of event, conditions of a handoff, and rules that tag. */
export class Wishes {
  private readonly wishes = new Map<string, Wish[]>();
  private readonly conditions = new Map<string, HandoffCondition[]>();
  private readonly rules = new Map<string, TagRule[]>();

  add(wabaId: string, event: string, wish: Wish): void {
    const key = `${event} ${wabaId}`;
    const others = this.wishes.get(key);
    if (others) others.push(wish);
    else this.wishes.set(key, [wish]);
  }

  of(event: HubEvent): readonly Wish[] {
    return this.wishes.get(`${event.event} ${event.waba_id}`) ?? none;
  }

  addConditions(wabaId: string, filter: EventFilter, since: number): void {
    const conditions = rulesOf(filter).map((rule) => ({
      rule,
      key: ruleKey(rule),
      phoneNumberId: filter.phone_number_id ?? '',
      since,
    }));
    if (conditions.length === 0) return;
    this.conditions.set(wabaId, [...this.handoffConditions(wabaId), ...conditions]);
  }

  handoffConditions(wabaId: string): readonly HandoffCondition[] {
    return this.conditions.get(wabaId) ?? none;
  }

  /** Every account where a Zap asks for a person, with its conditions. */
  allHandoffConditions(): Iterable<[wabaId: string, conditions: readonly HandoffCondition[]]> {
    return this.conditions;
  }

  addTagRule(rule: TagRule): void {
    this.rules.set(rule.waba_id, [...this.tagRules(rule.waba_id), rule]);
  }

  tagRules(wabaId: string): readonly TagRule[] {
    return this.rules.get(wabaId) ?? none;
  }
}

/** Keeps the subscriptions and the tag rules in memory and reads them again when a process anywhere changed them. */
export class SubscriptionCache {
  private version = 0;
  private wishes = new Wishes();

  async current(queries: Queries): Promise<Wishes> {
    const { rows: versions } = await queries.executeQuery<{ version: number }>(readVersion);
    const version = versions[0]?.version ?? 0;
    if (version === this.version) return this.wishes;

    const rows = await queries
      .selectFrom('subscriptions')
      .select(['id', 'waba_id', 'event', 'filter', 'created_at'])
      .orderBy('created_at')
      .execute();
    const wishes = new Wishes();
    for (const row of rows) {
      const filter = JSON.parse(row.filter) as EventFilter;
      wishes.add(row.waba_id, row.event, { subscriptionId: row.id, filter });
      if (row.event === 'handoff') wishes.addConditions(row.waba_id, filter, row.created_at);
    }
    const rules = await queries.selectFrom('tag_rules').select('rule').orderBy('id').execute();
    for (const { rule } of rules) wishes.addTagRule(JSON.parse(rule) as TagRule);
    this.wishes = wishes;
    this.version = version;
    return wishes;
  }
}
