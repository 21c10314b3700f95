import { allowInBrowser, type Lab } from '../lab.js';
import type { Crm } from '../crm/crm.js';
import type { Connection } from '../zapier/connection.js';
import type { LiveZap } from '../zapier/live-zap.js';
import type { Steps } from './steps.js';
import * as story from './story.js';

/** What a person has after setting everything up. */
export interface SetUp {
  lab: Lab;
  connection: Connection;
  choice: Choice;
  zaps: { reply: LiveZap; status: LiveZap };
  /** The company's CRM. */
  hubspot: Crm;
}

/** What was chosen in the dropdowns. */
interface Choice {
  account: string;
  number: string;
}

/** The three servers start; the first step of the path. */
export function showServers(steps: Steps, starting: Promise<Lab>): Promise<Lab> {
  return steps.take({
    who: 'The admin',
    what: 'starts the hub, beside a local Meta and a local Zapier.',
    happen: () => starting,
    show: ({ cloudApi, hub, zapier }) => ({
      Meta: cloudApi.url,
      hub: `${hub.url} (process ${hub.pid}, log ${hub.log})`,
      Zapier: zapier.url,
    }),
    advice: 'Run "npm run build" and look at its errors. If a port is taken, leave the port options out.',
  });
}

/** Does what an admin and a marketer do before the first message, up to two Zaps that are on. */
export async function setUp(steps: Steps, lab: Lab, hubspot: Crm): Promise<SetUp> {
  await setWebhook(steps, lab);
  const connection = await connect(steps, lab);
  const choice = await choose(steps, lab, connection);
  const input = await fillTemplate(steps, lab, connection, choice);
  const reply = await turnOnReply(steps, lab, connection, choice, input);
  const status = await turnOnStatus(steps, lab, connection, choice);
  return { lab, connection, choice, zaps: { reply, status }, hubspot };
}

function setWebhook(steps: Steps, { cloudApi, webhookUrl, verifyToken }: Lab): Promise<void> {
  return steps.take({
    who: 'The admin',
    what: 'types the hub’s webhook address into the Meta app, and Meta’s handshake succeeds.',
    happen: () => cloudApi.setWebhook(webhookUrl, verifyToken),
    show: () => ({ 'webhook address': webhookUrl }),
    advice: 'The hub’s log says why it did not answer the handshake.',
  });
}

function connect(steps: Steps, { zapier }: Lab): Promise<Connection> {
  return steps.take({
    who: 'The admin',
    what: 'connects WhatsApp Business in Zapier, and clicks Allow in Meta’s window.',
    happen: () => zapier.connect(allowInBrowser, 30_000),
    show: (connection) => ({ connection: connection.label, ...connection.fields }),
    advice: 'The reason above is what a person sees in Zapier’s window.',
  });
}

function choose(steps: Steps, { zapier }: Lab, connection: Connection): Promise<Choice> {
  const editor = zapier.editor(connection, 'triggers', 'new_message');
  return steps
    .take({
      who: 'The marketer',
      what: 'chooses the account and its number from the dropdowns.',
      happen: async () => {
        const account = await editor.choose('waba_id', {}, ({ label }) => label === story.account);
        const filled = { waba_id: account.value };
        const number = await editor.choose('phone_number_id', filled, ({ label }) =>
          label.includes(story.account),
        );
        return { account, number };
      },
      show: ({ account, number }) => ({ account: account.label, number: number.label }),
      advice: 'An empty dropdown means that the connection was not granted the account.',
    })
    .then(({ account, number }) => ({ account: account.value, number: number.value }));
}

function fillTemplate(steps: Steps, { zapier }: Lab, connection: Connection, choice: Choice) {
  const editor = zapier.editor(connection, 'creates', 'send_template');
  const place = { waba_id: choice.account, phone_number_id: choice.number };
  return steps
    .take({
      who: 'The marketer',
      what: 'chooses an approved template, and exactly its fields appear.',
      happen: async () => {
        const option = await editor.choose('template_id', place, ({ label }) =>
          label.startsWith(`${story.template} `),
        );
        const filled = { ...place, template_id: option.value };
        const before = new Set((await editor.fields(place)).map(({ key }) => key));
        const asked = (await editor.fields(filled)).filter(({ key }) => !before.has(key));
        const fields = asked.filter(({ type, group }) => type !== 'copy' && group !== 'options');
        const input = { ...filled, to: '{{trigger.sender_phone}}', ...story.templateValues };
        await editor.checkedFields(input);
        return { option, fields, input };
      },
      show: ({ option, fields }) => ({
        template: option.label,
        ...Object.fromEntries(
          fields.map(({ key, label, required }) => [
            `field “${label ?? key}”`,
            `${story.templateValues[key] ?? ''}${required ? '' : '  (optional)'}`,
          ]),
        ),
      }),
      advice: 'The template must be approved, and of a kind that the action can send.',
    })
    .then(({ input }) => input);
}

function turnOnReply(
  steps: Steps,
  { zapier }: Lab,
  connection: Connection,
  choice: Choice,
  input: Record<string, string>,
) {
  return steps.take({
    who: 'The marketer',
    what: `turns on Zap 1 “${story.replyZap}”: New Message → Send Template Message.`,
    happen: () =>
      zapier.turnOn(
        {
          name: story.replyZap,
          trigger: {
            step: 'new_message',
            input: { waba_id: choice.account, phone_number_id: choice.number, keywords: [story.keyword] },
          },
          steps: [{ name: 'reply', kind: 'creates', step: 'send_template', input }],
        },
        connection,
      ),
    show: ({ hookUrl }) => ({ 'only with the keyword': story.keyword, 'hub calls': hookUrl }),
    advice:
      'The hub refuses a Zap when Meta does not confirm the connection’s token, or when it may not call the address.',
  });
}

function turnOnStatus(steps: Steps, { zapier }: Lab, connection: Connection, choice: Choice) {
  return steps.take({
    who: 'The marketer',
    what: `turns on Zap 2 “${story.statusZap}”: New Message Status.`,
    happen: () =>
      zapier.turnOn(
        {
          name: story.statusZap,
          trigger: { step: 'message_status', input: { waba_id: choice.account } },
          steps: [],
        },
        connection,
      ),
    show: ({ hookUrl }) => ({ 'hub calls': hookUrl }),
    advice:
      'The hub refuses a Zap when Meta does not confirm the connection’s token, or when it may not call the address.',
  });
}
