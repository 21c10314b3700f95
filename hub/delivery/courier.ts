import type { Log } from '../log.js';
import type { Claim, Settlement, Store } from '../store/store.js';
import { Bell } from './bell.js';
import { settlementOf } from './ladder.js';
import type { DeliveryMetrics } from './metrics.js';
import { connectionsPerOrigin, type Poster } from './post.js';

export interface CourierDependencies {
  store: Pick<Store, 'claim' | 'settle' | 'nextDue'>;
  poster: Pick<Poster, 'post'>;
  metrics: Pick<DeliveryMetrics, 'posts' | 'events' | 'lag'>;
  log: Log;
  /** Epoch milliseconds. */
  now?: () => number;
  random?: () => number;
}

/** Twice what a POST may take: a claim is given back to others only when its process is surely gone. */
const leaseMs = 30_000;
const eventsPerPost = 100;
const bytesPerPost = 1024 * 1024;
/** POSTs at a time; one that takes longer than `slowMs` gives its place to another, up to `mostPosts` in all. */
const promptPosts = 64;
const slowMs = 1_000;
const mostPosts = connectionsPerOrigin;
/** How often to look without being woken: for what another process left behind, or a slow POST's place. */
const sweepMs = 1_000;
/** A due delivery that could not be claimed at once is looked for again after this long. */
const leastWaitMs = 10;

/**
 * Carries due deliveries to their hooks: in order and one POST at a time for each subscription, many
 * subscriptions side by side. It holds nothing that the store does not know: killed at any moment it loses nothing.
 */
export class Courier {
  private readonly bell = new Bell();
  /** Subscription id -> when its POST began. A subscription stays here until its settlement is written. */
  private readonly underWay = new Map<string, number>();
  private readonly settlements: Settlement[] = [];
  private closing = false;
  private storeAnswers = true;
  private readonly done: Promise<void>;
  private readonly now: () => number;
  private readonly random: () => number;

  constructor(private readonly needs: CourierDependencies) {
    this.now = needs.now ?? Date.now;
    this.random = needs.random ?? Math.random;
    this.done = this.run();
  }

  /** Says that something new waits for these subscriptions. Those under way are looked at anyway when they settle. */
  wake(subscriptionIds: readonly string[]): void {
    if (subscriptionIds.some((id) => !this.underWay.has(id))) this.bell.ring();
  }

  /** Claims no more, waits for the POSTs under way and writes down what became of them. */
  close(): Promise<void> {
    this.closing = true;
    this.bell.ring();
    return this.done;
  }

  private async run(): Promise<void> {
    while (!this.closing || this.underWay.size > 0) {
      let waitMs = sweepMs;
      try {
        await this.settle();
        if (!this.closing) waitMs = await this.claim();
        this.noteStore(true);
      } catch (error) {
        this.noteStore(false, error);
        // What cannot be written now becomes due again by itself when its lease ends.
        if (this.closing) return;
        await new Promise((resolve) => setTimeout(resolve, sweepMs));
        waitMs = 0;
      }
      await this.bell.sleep(waitMs);
    }
  }

  /** Writes down everything that was answered since the last time, in one transaction. */
  private async settle(): Promise<void> {
    const answered = [...this.settlements]; // More is answered while these are written.
    if (answered.length === 0) return;
    await this.needs.store.settle(answered);
    this.settlements.splice(0, answered.length);
    for (const { subscriptionId } of answered) this.underWay.delete(subscriptionId);
  }

  /** Takes what is due and sends it off; gives how long to wait for the next look, in milliseconds. */
  private async claim(): Promise<number> {
    const { store } = this.needs;
    const places = this.freePlaces();
    if (places <= 0) return sweepMs;
    const claims = await store.claim({
      now: this.now(),
      leaseMs,
      subscriptions: places,
      events: eventsPerPost,
      bytes: bytesPerPost,
    });
    for (const claim of claims) void this.carry(claim);
    if (this.bell.hasRung || claims.length === places) return sweepMs;
    const due = await store.nextDue();
    return due === null ? sweepMs : Math.min(Math.max(due - this.now(), leastWaitMs), sweepMs);
  }

  private freePlaces(): number {
    const slowSince = this.now() - slowMs;
    let prompt = 0;
    for (const startedAt of this.underWay.values()) if (startedAt > slowSince) prompt += 1;
    return Math.min(promptPosts - prompt, mostPosts - this.underWay.size);
  }

  private async carry(claim: Claim): Promise<void> {
    // Only after a jump of the clock: its own POST is still on the way.
    if (this.underWay.has(claim.subscriptionId)) return;
    this.underWay.set(claim.subscriptionId, this.now());
    const answer = await this.needs.poster.post(claim.targetUrl, jsonOf(claim.bodies));
    const settlement = settlementOf(claim, answer, this.now(), this.random);
    this.needs.metrics.posts.inc({ outcome: answer.outcome });
    this.note(claim, settlement);
    this.settlements.push(settlement);
    this.bell.ring();
  }

  private note(claim: Claim, settlement: Settlement): void {
    const { metrics, log } = this.needs;
    const subscription = claim.subscriptionId;
    if (settlement.outcome === 'delivered') {
      metrics.events.inc(claim.bodies.length);
      metrics.lag.observe(Math.max(0, this.now() - claim.oldestReceivedAt) / 1_000);
    } else if (settlement.outcome === 'gone') {
      log.info({ subscription }, 'the hook is gone (410): its subscription is deleted');
    } else if (settlement.outcome === 'failed') {
      log.error(
        { subscription, events: claim.bodies.length, reason: settlement.reason },
        'a delivery failed for 24 hours: it is on the failure list now',
      );
    } else if (settlement.attempts === 1) {
      log.warn(
        { subscription, reason: settlement.reason },
        'a delivery failed: it is tried again for 24 hours',
      );
    }
  }

  /** One log line when the store stops answering, one when it answers again. */
  private noteStore(answers: boolean, error?: unknown): void {
    if (answers === this.storeAnswers) return;
    this.storeAnswers = answers;
    if (answers) this.needs.log.info('delivery reaches the store again');
    else this.needs.log.error({ err: error }, 'delivery cannot reach the store; it goes on trying');
  }
}

/** One event as an object, several as an array: Zapier takes both (REST hooks). */
function jsonOf(bodies: readonly string[]): string {
  return bodies.length === 1 ? (bodies[0] ?? '') : `[${bodies.join(',')}]`;
}
