import type { PhoneNumber } from './entities.js';
import { whatsAppError } from './graph-error.js';

export interface Limits {
  /** Messages a number may send and receive in a second (Cloud API: throughput). */
  messagesPerSecond: number;
  /** The same of numbers that Meta lifted to it. */
  highMessagesPerSecond: number;
  /** The same of numbers that are in the WhatsApp Business app, too. */
  sharedMessagesPerSecond: number;
  /** Seconds one message to one customer costs (Cloud API: pair rate limits). */
  pairSeconds: number;
  /** How many messages to one customer may be borrowed from the future. */
  pairBurst: number;
  /** Management calls in an hour, for each app and account (Cloud API: business management rate limits). */
  managementCallsPerHour: number;
  /** Templates an account may create in an hour (Cloud API: template limits). */
  templateCreationsPerHour: number;
  /** Templates an account may have (Cloud API: template limits, verified businesses). */
  templates: number;
}

/** The figures Meta documents. */
const META_LIMITS: Limits = {
  messagesPerSecond: 80,
  highMessagesPerSecond: 1_000,
  sharedMessagesPerSecond: 20,
  pairSeconds: 6,
  pairBurst: 45,
  managementCallsPerHour: 5000,
  templateCreationsPerHour: 100,
  templates: 6000,
};

/** Counts what goes through and refuses what is too much, as Meta does. */
export class RateLimits {
  limits: Limits;
  private readonly seconds = new Map<string, { second: number; count: number }>();
  private readonly hours = new Map<string, { hour: number; count: number }>();
  /** When a pair will have paid for all it sent, epoch milliseconds. */
  private readonly paidAt = new Map<string, number>();

  constructor(
    limits: Partial<Limits>,
    private readonly now: () => number,
  ) {
    this.limits = { ...META_LIMITS, ...limits };
  }

  /** Counts a message that comes in: it shares the number's throughput with those that go out. */
  countInbound(phoneNumberId: string): void {
    this.inThisSecond(phoneNumberId).count += 1;
  }

  /**
   * Counts a message that goes out.
   * @throws GraphError 130429 when the number sends too much, 131056 when one customer gets too much.
   */
  countOutbound(number: PhoneNumber, waId: string): void {
    const bucket = this.inThisSecond(number.id);
    if (bucket.count >= this.throughputOf(number)) {
      throw whatsAppError(130429, 'Cloud API message throughput has been reached.');
    }
    const pair = `${number.id} ${waId}`;
    const now = this.now();
    const paid = Math.max(this.paidAt.get(pair) ?? 0, now) + this.limits.pairSeconds * 1000;
    if (paid - now > this.limits.pairBurst * this.limits.pairSeconds * 1000) {
      throw whatsAppError(
        131056,
        'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
      );
    }
    bucket.count += 1;
    this.paidAt.set(pair, paid);
  }

  /**
   * Counts a management call and gives the share of the hour's quota that is used, in per cent.
   * @throws GraphError 80008 when the quota is used up.
   */
  countManagementCall(appId: string, wabaId: string): number {
    const counted = this.inThisHour(`${appId} ${wabaId}`);
    if (counted.count >= this.limits.managementCallsPerHour) {
      throw whatsAppError(
        80008,
        'There have been too many calls to this WhatsApp Business account. Wait a bit and try again.',
      );
    }
    counted.count += 1;
    return Math.ceil((100 * counted.count) / this.limits.managementCallsPerHour);
  }

  /**
   * Counts a template that is created.
   * @throws GraphError 80008 when the account created too many in this hour.
   */
  countTemplateCreation(wabaId: string): void {
    const counted = this.inThisHour(`creations ${wabaId}`);
    if (counted.count >= this.limits.templateCreationsPerHour) {
      throw whatsAppError(
        80008,
        'There have been too many message template creations for this WhatsApp Business account. Try again later.',
      );
    }
    counted.count += 1;
  }

  private throughputOf({ onBusinessApp, throughput }: PhoneNumber): number {
    const { highMessagesPerSecond, messagesPerSecond, sharedMessagesPerSecond } = this.limits;
    if (onBusinessApp) return sharedMessagesPerSecond;
    return throughput === 'HIGH' ? highMessagesPerSecond : messagesPerSecond;
  }

  private inThisHour(key: string): { hour: number; count: number } {
    const hour = Math.floor(this.now() / 3_600_000);
    const known = this.hours.get(key);
    const counted = known?.hour === hour ? known : { hour, count: 0 };
    this.hours.set(key, counted);
    return counted;
  }

  private inThisSecond(phoneNumberId: string): { second: number; count: number } {
    const second = Math.floor(this.now() / 1000);
    const known = this.seconds.get(phoneNumberId);
    if (known?.second === second) return known;
    const fresh = { second, count: 0 };
    this.seconds.set(phoneNumberId, fresh);
    return fresh;
  }
}
