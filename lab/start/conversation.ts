import { setTimeout as sleep } from 'node:timers/promises';
import type { Lab } from '../lab.js';
import { awaited, happenings, type Happening } from './happenings.js';
import type { Inbox } from './inbox.js';
import type { SetUp } from './set-up.js';
import type { Steps } from './steps.js';
import * as story from './story.js';

/** Each part of the conversation has this many milliseconds. */
const limit = 20_000;

/** A customer writes, and the answer goes all the way to the customer's phone and back as statuses. */
export async function converse(steps: Steps, setUp: SetUp): Promise<void> {
  const inbox = happenings(setUp.lab);
  const question = await write(steps, setUp);
  await keepInHub(steps, setUp, inbox, question);
  await startZap(steps, inbox, question);
  const reply = await send(steps, inbox);
  await arrive(steps, setUp.lab, reply);
  await followStatuses(steps, inbox, reply);
  await showRead(steps, setUp.lab, reply);
}

async function write(steps: Steps, { lab, choice }: SetUp): Promise<string> {
  const { id } = await steps.take({
    who: story.customer.name,
    what: 'writes on WhatsApp.',
    happen: async () =>
      lab.cloudApi.customerWrites({
        phoneNumberId: choice.number,
        from: story.customer,
        message: story.question,
      }),
    show: ({ id }) => ({ text: story.question, 'message id': id }),
    advice: 'The local Meta did not take the message; this is a fault of the lab.',
  });
  return id;
}

function keepInHub(steps: Steps, { lab, connection, choice }: SetUp, inbox: Inbox<Happening>, id: string) {
  const editor = lab.zapier.editor(connection, 'triggers', 'new_message');
  return steps.take({
    who: 'Meta',
    what: 'calls the hub, which stores the message and then answers 200. “Test trigger” in the Zap editor shows it.',
    happen: async () => {
      const { status } = await awaited(inbox, 'webhook', ({ status }) => status === 200, limit);
      const items = await editor.sample({ waba_id: choice.account });
      const stored = items.find((item) => item.id === id);
      if (!stored) throw new Error('The hub answered 200, but does not list the message.');
      return { status, stored };
    },
    show: ({ status, stored }) => ({
      'hub answered': status,
      text: stored.text,
      'received at': stored.received_at,
    }),
    advice:
      'The hub’s log says why it refused the webhook: a wrong signature, a body it cannot read, or no room on the disk.',
  });
}

function startZap(steps: Steps, inbox: Inbox<Happening>, id: string) {
  return steps.take({
    who: 'The hub',
    what: 'calls Zapier, and Zap 1 starts with the message.',
    happen: async () => {
      const { item } = await awaited(
        inbox,
        'item',
        ({ zap, item }) => zap === story.replyZap && item.id === id,
        limit,
      );
      if (item.text !== story.question) throw new Error(`The text changed on its way: ${String(item.text)}`);
      return item;
    },
    show: (item) => ({
      sender: item.sender_name,
      phone: item.sender_phone,
      type: item.type,
      text: item.text,
      'sent at': item.sent_at,
    }),
    advice: 'The hub’s log and its /metrics show deliveries that wait or fail.',
  });
}

async function send(steps: Steps, inbox: Inbox<Happening>): Promise<string> {
  const output = await steps.take({
    who: 'Zap 1',
    what: 'sends the template through Meta’s API.',
    happen: async () => {
      const { step } = await awaited(inbox, 'step', ({ zap }) => zap === story.replyZap, limit);
      if (step.status !== 'success' || !step.output) throw new Error(step.message ?? step.status);
      return step.output;
    },
    show: ({ status, message_id, recipient_phone, text }) => ({
      to: recipient_phone,
      text,
      'Meta says': status,
      'message id': message_id,
    }),
    advice: 'The sentence above is what a person reads in Zap history.',
  });
  return String(output.message_id);
}

function arrive(steps: Steps, lab: Lab, id: string) {
  return steps.take({
    who: `${story.customer.name}’s phone`,
    what: 'shows the reply.',
    happen: async () => {
      const message = await onPhone(lab, id, () => true);
      if (!message.text.includes(story.reply)) throw new Error(`It shows something else: ${message.text}`);
      return message;
    },
    show: ({ text, footer, buttons }) => ({
      text,
      footer,
      buttons: (buttons ?? []).map((button) => `[${button.text}]${button.url ? ` → ${button.url}` : ''}`),
    }),
    advice: 'A message that Meta accepted can still fail; a failed status would say why.',
  });
}

function followStatuses(steps: Steps, inbox: Inbox<Happening>, id: string) {
  const status = async (name: string) => {
    const fits = ({ zap, item }: Extract<Happening, { what: 'item' }>) =>
      zap === story.statusZap && item.message_id === id && item.status === name;
    return (await awaited(inbox, 'item', fits, limit)).item;
  };
  return steps.take({
    who: 'Zap 2',
    what: 'hears each status of the reply, and knows which template it was.',
    happen: async () => {
      const heard = [await status('sent'), await status('delivered'), await status('read')];
      const stranger = heard.find((item) => item.template_name !== story.template);
      if (stranger) throw new Error(`The status ${String(stranger.status)} does not name the template.`);
      return heard;
    },
    show: (heard) => ({
      ...Object.fromEntries(heard.map((item) => [String(item.status), item.occurred_at])),
      template: heard[0]?.template_name,
    }),
    advice: 'The local Meta sends a status after a moment; the hub’s log shows what it received.',
  });
}

function showRead(steps: Steps, lab: Lab, id: string) {
  return steps.take({
    who: `${story.customer.name}’s phone`,
    what: 'shows that the reply was read.',
    happen: () => onPhone(lab, id, ({ ticks }) => ticks === 'read'),
    show: ({ ticks }) => ({ status: ticks }),
    advice: 'The phone shows what the local Meta knows of the message.',
  });
}

type Shown = ReturnType<Lab['cloudApi']['phone']>['chats'][number]['messages'][number];

/** Looks at the customer's phone until the message is there as wanted. */
async function onPhone(lab: Lab, id: string, wanted: (message: Shown) => boolean): Promise<Shown> {
  const until = Date.now() + limit;
  while (Date.now() < until) {
    const { chats } = lab.cloudApi.phone(story.customer.wa_id);
    const message = chats.flatMap(({ messages }) => messages).find((one) => one.id === id);
    if (message && wanted(message)) return message;
    await sleep(50, undefined, { ref: false });
  }
  throw new Error(`The phone did not show it within ${limit / 1000} seconds.`);
}
