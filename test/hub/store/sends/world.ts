import type { Store } from '../../../../hub/store/store.js';
import type { SendOutcome } from '../../../../whatsapp/send-permit.js';
import { acceptedAs, ask, refused, status, tell, unknown } from '../../sends.js';

const second = 1_000;

/** Chances from a seed, so that a world can be played again. */
export class Dice {
  constructor(private state: number) {}

  /** From 0 to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  upTo(most: number): number {
    return Math.floor(this.next() * most);
  }

  chance(of: number): boolean {
    return this.next() < of;
  }
}

/** What happened to one send. */
export interface Sent {
  key: string;
  to: string;
  /** Message ids that WhatsApp took. */
  accepted: string[];
  /** Of these, those that WhatsApp could not deliver. */
  failed: string[];
  /** The run knows what became of it. */
  told: 'accepted' | 'given_up' | null;
}

/**
 * WhatsApp, Zapier and the clock, as bad as they may be: answers get lost before and after the message was taken,
 * reports do not arrive, and steps run again at any time, also side by side.
 */
export class World {
  readonly sends: Sent[] = [];
  private readonly agenda: { at: number; act: () => Promise<void> }[] = [];
  private now: number;
  private messages = 0;

  constructor(
    private readonly store: Store,
    private readonly dice: Dice,
    private readonly start: number,
    /** Whether statuses arrive within 30 seconds; never, if not. */
    private readonly hears: boolean,
  ) {
    this.now = start;
  }

  async play(count: number): Promise<void> {
    for (let index = 0; index < count; index++) {
      const to = `+1650555${1000 + this.dice.upTo(count)}`;
      const send: Sent = { key: `send-${index}`, to, accepted: [], failed: [], told: null };
      this.sends.push(send);
      const at = this.start + this.dice.upTo(60) * second;
      this.at(at, () => this.run(send, 0));
      // Zapier, or a person, runs some steps again.
      if (this.dice.chance(0.4)) this.at(at + this.dice.upTo(120 * second), () => this.run(send, 0));
    }
    if (this.hears) {
      for (let after = 0; after < 600; after += 10) {
        this.at(this.start + after * second, () => status(this.store, this.now, { id: this.freshId() }));
      }
    }
    for (;;) {
      this.agenda.sort((a, b) => a.at - b.at);
      const next = this.agenda.shift();
      if (!next) break;
      this.now = next.at;
      await next.act();
    }
    this.now += 16 * 60 * second;
    while ((await this.store.giveUpSends(this.now, 100)) > 0);
  }

  /** One run of the step, which begins anew each time. */
  private async run(send: Sent, reruns: number): Promise<void> {
    const permit = await ask(this.store, this.now, { deduplication_key: send.key, to: send.to }, 300);
    if (permit.decision === 'already_sent') send.told = 'accepted';
    else if (permit.decision === 'given_up') send.told ??= 'given_up';
    else if (permit.decision === 'wait') this.rerun(send, permit.seconds * second, reruns);
    else if (permit.decision === 'go') this.post(send, permit.operation, reruns);
  }

  private rerun(send: Sent, wait: number, reruns: number): void {
    if (reruns < 50) this.after(wait + this.dice.upTo(3 * second), () => this.run(send, reruns + 1));
  }

  private post(send: Sent, operation: string, reruns: number): void {
    const { dice } = this;
    const answersIn = dice.upTo(15 * second);
    const luck = dice.next();
    if (luck < 0.2) {
      const outcome = refused(dice.chance(0.7) ? 'safe' : 'never');
      this.after(answersIn, () => this.report(send, operation, outcome, reruns));
      return;
    }
    const lost = luck < 0.6;
    const isTaken = luck >= 0.4;
    const messageId = this.freshId();
    if (isTaken) this.after(answersIn, () => this.take(send, operation, messageId));
    const outcome = lost ? unknown : acceptedAs(messageId);
    this.after(lost ? 15 * second : answersIn, () => this.report(send, operation, outcome, reruns));
  }

  private async take(send: Sent, operation: string, id: string): Promise<void> {
    send.accepted.push(id);
    if (!this.hears) return;
    const fails = this.dice.chance(0.2);
    if (fails) send.failed.push(id);
    const tellIn = this.dice.upTo(30 * second);
    for (const word of ['sent', fails ? 'failed' : 'delivered'])
      this.after(this.dice.chance(0.5) ? tellIn : 30 * second, () =>
        status(this.store, this.now, { word, id, operation }),
      );
  }

  private async report(send: Sent, operation: string, outcome: SendOutcome, reruns: number): Promise<void> {
    const { dice } = this;
    if (dice.chance(0.2)) {
      if (outcome.outcome === 'accepted') send.told = 'accepted';
      else this.rerun(send, 30 * second, reruns);
      return;
    }
    const told = await tell(this.store, operation, outcome, this.now);
    if (told?.state === 'accepted') send.told = 'accepted';
    else if (told?.state === 'given_up' || told?.state === 'undelivered') send.told = 'given_up';
    // Some runs end here for good, as when a Zap is switched off.
    else if (dice.chance(0.9)) this.rerun(send, 1 * second, reruns);
  }

  private at(at: number, act: () => Promise<void>): void {
    this.agenda.push({ at, act });
  }

  private after(ms: number, act: () => Promise<void>): void {
    this.at(this.now + ms, act);
  }

  private freshId(): string {
    return `wamid.${this.start}.${++this.messages}`;
  }
}
