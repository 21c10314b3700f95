import { createHash } from 'node:crypto';
import type { App, Business, Customer, Media, Message, PhoneNumber, Token, Waba } from './entities.js';
import { businessScopedUserId, graphId, tokenValue } from './ids.js';
import { countryOf, waIdOf } from './messages/recipient.js';
import type { TemplateNode } from './templates/node.js';

const DAY = 24 * 60 * 60 * 1000;
/** The last year that ISO-8601 writes with four digits. */
const END_OF_TIME = Date.UTC(9999, 0);

/** What a world starts with. */
export interface Seed {
  businesses: Business[];
  wabas: Waba[];
  phoneNumbers: PhoneNumber[];
  /** Numbers that no WhatsApp user has (error 131026), digits only. */
  notOnWhatsApp: string[];
}

/** Everything the local Meta knows, in memory, with a clock that a test can move on. */
export class World {
  readonly apps = new Map<string, App>();
  readonly businesses: Business[];
  readonly wabas: Waba[];
  readonly phoneNumbers: PhoneNumber[];
  readonly tokens = new Map<string, Token>();
  readonly messages = new Map<string, Message>();
  readonly media = new Map<string, Media>();
  readonly customers = new Map<string, Customer>();
  private readonly windows = new Map<string, number>();
  private readonly notOnWhatsApp: Set<string>;
  private clockOffset = 0;

  constructor(seed: Seed, app: { id: string; secret: string; name: string }) {
    this.businesses = seed.businesses;
    this.wabas = seed.wabas;
    this.phoneNumbers = seed.phoneNumbers;
    this.notOnWhatsApp = new Set(seed.notOnWhatsApp.map(waIdOf));
    this.addApp(app);
  }

  /** Epoch milliseconds on the world's own clock. */
  now(): number {
    return Date.now() + this.clockOffset;
  }

  /** Moves the world's clock on: tokens, codes, media addresses and service windows age by it. @throws Error past the year 9998. */
  passTime(milliseconds: number): void {
    // Also false for what is no number, which would stop the clock for good.
    if (!(this.now() + milliseconds < END_OF_TIME)) {
      throw new Error('Meta’s clock cannot go past the year 9998. It stays as it is.');
    }
    this.clockOffset += milliseconds;
  }

  addApp(app: { id: string; secret: string; name: string }): App {
    const added: App = { ...app, callback: null, fields: null };
    this.apps.set(app.id, added);
    return added;
  }

  waba(id: string): Waba | undefined {
    return this.wabas.find((waba) => waba.id === id);
  }

  business(id: string): Business | undefined {
    return this.businesses.find((business) => business.id === id);
  }

  phoneNumber(id: string): PhoneNumber | undefined {
    return this.phoneNumbers.find((number) => number.id === id);
  }

  template(id: string): { template: TemplateNode; waba: Waba } | undefined {
    for (const waba of this.wabas) {
      const template = waba.templates.find((one) => one.id === id);
      if (template) return { template, waba };
    }
    return undefined;
  }

  issueToken(token: Omit<Token, 'value' | 'issuedAt' | 'death'>): Token {
    const issued: Token = { ...token, value: tokenValue(), issuedAt: this.now(), death: null };
    this.tokens.set(issued.value, issued);
    return issued;
  }

  /** The customer with this number; one nobody has met yet is a WhatsApp user unless the seed says otherwise. */
  customer(number: string): Customer {
    const waId = waIdOf(number.replace(/\D/g, ''));
    const known = this.customers.get(waId);
    if (known) return known;
    const portfolio = this.businesses[0]?.id ?? '';
    const customer: Customer = {
      waId,
      name: `Customer ${waId.slice(-4)}`,
      userId: businessScopedUserId(portfolio, waId, countryOf(waId)),
      username: null,
      hidesPhone: false,
      onWhatsApp: !this.notOnWhatsApp.has(waId),
      readReceipts: true,
      stoppedMarketing: false,
    };
    this.customers.set(waId, customer);
    return customer;
  }

  customerByUserId(userId: string): Customer | undefined {
    return [...this.customers.values()].find((customer) => customer.userId === userId);
  }

  /** Opens or refreshes the 24-hour customer service window between a customer and a number. */
  openWindow(phoneNumberId: string, waId: string): void {
    this.windows.set(`${phoneNumberId} ${waId}`, this.now());
  }

  isWindowOpen(phoneNumberId: string, waId: string): boolean {
    const opened = this.windows.get(`${phoneNumberId} ${waId}`);
    return opened !== undefined && this.now() - opened < DAY;
  }

  /** Keeps bytes as media of a number: uploads for 30 days, what customers sent for 7 (Cloud API: media). */
  keepMedia(number: PhoneNumber, bytes: Buffer, mimeType: string, inbound: boolean): Media {
    const media: Media = {
      id: graphId(),
      phoneNumberId: number.id,
      wabaId: number.wabaId,
      mime_type: mimeType,
      bytes,
      sha256: createHash('sha256').update(bytes).digest(),
      expiresAt: this.now() + (inbound ? 7 : 30) * DAY,
      inbound,
    };
    this.media.set(media.id, media);
    return media;
  }

  /** Media that still exists. */
  mediaById(id: string): Media | undefined {
    const media = this.media.get(id);
    return media && media.expiresAt > this.now() ? media : undefined;
  }
}
