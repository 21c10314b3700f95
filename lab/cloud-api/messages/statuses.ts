import type { Customer, Message, PhoneNumber, Ticks } from '../entities.js';
import type { CloudApiEvents } from '../events.js';
import type { Faults } from '../faults.js';
import type { StatusFault } from '../faults/fault.js';
import { delaysUnder, timesTold } from '../faults/status-course.js';
import { titleOf } from '../graph-error.js';
import type { Json } from '../json.js';
import { linkProblem } from './link-check.js';
import { isUnitedStates } from './recipient.js';
import { Timers } from '../timers.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { World } from '../world.js';

/** Milliseconds after acceptance at which each status follows. */
export interface StatusDelays {
  sent: number;
  delivered: number;
  read: number;
}

export const STATUS_DELAYS: StatusDelays = { sent: 150, delivered: 400, read: 1200 };

interface Refusal {
  code: number;
  details: string;
}

/** What becomes of an accepted message: sent, delivered, read, or failed, each with its webhook. */
export class Statuses {
  private readonly timers = new Timers();
  private readonly troubles = new WeakMap<Message, StatusFault>();

  constructor(
    private readonly world: World,
    private readonly events: CloudApiEvents,
    private readonly webhooks: Webhooks,
    private readonly faults: Faults,
    private readonly delays: StatusDelays,
  ) {}

  /** Starts the message on its way. */
  follow(message: Message): void {
    this.timers.run(async () => {
      const customer = this.world.customer(message.waId);
      const trouble = this.faults.ofStatuses(message);
      if (trouble) this.troubles.set(message, trouble);
      const refusal = await this.refusalOf(message, customer, trouble);
      const { sent, delivered, read } = delaysUnder(trouble, this.delays);
      if (refusal) {
        this.timers.after(sent, () => this.fail(message, refusal));
        return;
      }
      this.timers.after(sent, () => this.report(message, 'sent'));
      this.timers.after(delivered, () => this.arrive(message));
      if (customer.readReceipts) this.timers.after(read, () => this.report(message, 'read'));
    });
  }

  /** Resolves when every message has come to its end. */
  idle(): Promise<void> {
    return this.timers.idle();
  }

  close(): void {
    this.timers.cancel();
  }

  /** Why a message that was accepted fails after all (Cloud API: errors that come as a status). */
  private async refusalOf(
    message: Message,
    customer: Customer,
    trouble: StatusFault | null,
  ): Promise<Refusal | null> {
    if (trouble?.kind === 'failed_status') return { code: trouble.code, details: titleOf(trouble.code) };
    if (!customer.onWhatsApp) return { code: 131026, details: 'Message Undeliverable.' };
    if (message.type !== 'template' && !this.world.isWindowOpen(message.phoneNumberId, message.waId)) {
      return {
        code: 131047,
        details:
          'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
      };
    }
    if (message.category === 'marketing' || message.category === 'marketing_lite') {
      if (customer.stoppedMarketing) {
        return { code: 131050, details: 'The recipient has stopped marketing messages from your business.' };
      }
      if (isUnitedStates(message.waId)) {
        return {
          code: 131049,
          details: 'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
        };
      }
    }
    return linkProblem(message);
  }

  private arrive(message: Message): void {
    this.report(message, 'delivered');
    this.events.emit('phone', { wa_id: message.waId, what: 'message', message });
  }

  private fail(message: Message, refusal: Refusal): void {
    message.error = refusal;
    this.report(message, 'failed');
  }

  private report(message: Message, status: Ticks): void {
    const number = this.world.phoneNumber(message.phoneNumberId);
    if (!number) return;
    message.ticks = status;
    this.events.emit('status', {
      message_id: message.id,
      wa_id: message.waId,
      status,
      error_code: message.error?.code ?? null,
    });
    const value = this.valueOf(message, status, number);
    const times = timesTold(this.troubles.get(message) ?? null, status);
    for (let time = 0; time < times; time++) this.webhooks.send(message.wabaId, 'messages', value);
  }

  private valueOf(message: Message, status: Ticks, number: PhoneNumber): Json {
    const customer = this.world.customer(message.waId);
    return {
      ...heading(number),
      ...(status === 'failed' ? {} : { contacts: [contactOf(customer)] }),
      statuses: [
        {
          id: message.id,
          status,
          timestamp: String(Math.floor(this.world.now() / 1000)),
          ...(customer.hidesPhone ? {} : { recipient_id: customer.waId }),
          recipient_user_id: customer.userId,
          ...(message.callbackData === null ? {} : { biz_opaque_callback_data: message.callbackData }),
          ...(status === 'sent' || status === 'delivered' ? { pricing: this.pricingOf(message) } : {}),
          ...(message.error ? { errors: [webhookError(message.error)] } : {}),
        },
      ],
    };
  }

  /** Per-message pricing: free inside the service window, but for marketing and authentication. */
  private pricingOf(message: Message): Json {
    const free =
      message.category === 'service' ||
      (message.category === 'utility' && this.world.isWindowOpen(message.phoneNumberId, message.waId));
    return {
      billable: !free,
      pricing_model: 'PMP',
      type: free ? 'free_customer_service' : 'regular',
      category: message.category,
    };
  }
}

/** The first members of every value about messages. */
export function heading(number: PhoneNumber): Json {
  return {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: number.display_phone_number.replace(/\D/g, ''),
      phone_number_id: number.id,
    },
  };
}

/** `contacts[]` of a webhook; the number is left out for who hides it. */
export function contactOf(customer: Customer): Json {
  return {
    profile: { name: customer.name, ...(customer.username ? { username: customer.username } : {}) },
    ...(customer.hidesPhone ? {} : { wa_id: customer.waId }),
    user_id: customer.userId,
  };
}

function webhookError(refusal: Refusal): Json {
  const title = titleOf(refusal.code);
  return {
    code: refusal.code,
    title,
    message: title,
    error_data: { details: refusal.details },
    href: '/documentation/business-messaging/whatsapp/support/error-codes',
  };
}
