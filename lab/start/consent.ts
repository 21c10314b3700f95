import { consentStates, type ConsentState } from '../../whatsapp/consent.js';
import type { LiveZap } from '../zapier/live-zap.js';
import { contactIn } from './crm.js';
import { awaited, happenings, type Happening } from './happenings.js';
import type { Inbox } from './inbox.js';
import type { SetUp } from './set-up.js';
import type { Steps } from './steps.js';
import * as story from './story.js';

const limit = 20_000;

/** The customer wants no advertising, and gets none, whoever tries. */
export async function respectConsent(steps: Steps, setUp: SetUp): Promise<void> {
  const offer = await turnOn(steps, setUp);
  const inbox = happenings(setUp.lab);
  await optOut(steps, setUp, inbox);
  await refuseMarketing(steps, setUp, offer);
}

async function turnOn(steps: Steps, { lab, connection, choice }: SetUp): Promise<LiveZap> {
  const editor = lab.zapier.editor(connection, 'creates', 'send_template');
  const place = { waba_id: choice.account, phone_number_id: choice.number };
  return steps.take({
    who: 'The marketer',
    what: `turns on Zap 5 “${story.consentZap}”, and Zap 6 “${story.offerZap}”, which sends a marketing template.`,
    happen: async () => {
      await lab.zapier.turnOn(
        {
          name: story.consentZap,
          trigger: { step: 'consent_changed', input: { waba_id: choice.account } },
          steps: [],
        },
        connection,
      );
      const template = await editor.choose('template_id', place, ({ label }) =>
        label.startsWith(`${story.offerTemplate} `),
      );
      return lab.zapier.turnOn(
        {
          name: story.offerZap,
          trigger: {
            app: 'hubspot',
            step: 'updated_record',
            input: { object: 'contacts', changed_field: 'lifecyclestage' },
          },
          steps: [
            {
              name: 'offer',
              kind: 'creates',
              step: 'send_template',
              input: {
                ...place,
                to: '{{trigger.properties.hs_whatsapp_phone_number}}',
                template_id: template.value,
                body_1: '{{trigger.properties.firstname}}',
              },
            },
          ],
        },
        connection,
      );
    },
    show: () => ({
      'Zap 5': 'Consent Changed',
      'Zap 6': 'New or Updated Record (HubSpot) → Send Template Message',
    }),
    advice: 'The sentence above is what a person reads in the Zap editor.',
  });
}

function optOut(steps: Steps, { lab, choice }: SetUp, inbox: Inbox<Happening>) {
  return steps.take({
    who: story.customer.name,
    what: 'wants no advertising and writes so; Zap 5 hears of it.',
    happen: async () => {
      lab.cloudApi.customerWrites({
        phoneNumberId: choice.number,
        from: story.customer,
        message: story.optOut,
      });
      const { item } = await awaited(inbox, 'item', ({ zap }) => zap === story.consentZap, limit);
      if (item.consent !== 'opted_out') throw new Error(`The consent became ${String(item.consent)}.`);
      return item;
    },
    show: ({ consent, previous_consent, consent_evidence }) => ({
      text: story.optOut,
      consent: `${named(previous_consent)} → ${named(consent)}`,
      evidence: consent_evidence,
    }),
    advice: 'The hub understands the words of many languages, when the message says nothing else.',
  });
}

/** As the Zap editor names it. */
function named(state: unknown): string {
  return consentStates[state as ConsentState] ?? String(state);
}

function refuseMarketing(steps: Steps, { hubspot }: SetUp, zap: LiveZap) {
  return steps.take({
    who: 'Zap 6',
    what: 'is started by HubSpot, where the contact became an opportunity, and stops before anything is sent.',
    happen: async () => {
      hubspot.update('contacts', String(contactIn(hubspot).hs_object_id), { lifecyclestage: 'opportunity' });
      await zap.poll();
      const step = zap.runs.at(-1)?.steps.at(-1);
      if (step?.status !== 'halted') throw new Error(`The step ended with: ${step?.status ?? 'no run'}`);
      return step;
    },
    show: ({ status, message }) => ({ step: status, 'the marketer reads': message }),
    advice: 'The hub is asked before each marketing template whether the customer agreed.',
  });
}
