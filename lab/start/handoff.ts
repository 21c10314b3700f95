import { awaited, happenings } from './happenings.js';
import type { SetUp } from './set-up.js';
import type { Steps } from './steps.js';
import * as story from './story.js';

const limit = 20_000;

/** The customer asks for a person, and one hears of it at once. */
export function callPerson(steps: Steps, { lab, connection, choice }: SetUp) {
  return steps.take({
    who: story.customer.name,
    what: `asks for a person; Zap 7 “${story.personZap}” tells one, with the conversation.`,
    happen: async () => {
      const inbox = happenings(lab);
      await lab.zapier.turnOn(
        {
          name: story.personZap,
          trigger: { step: 'handoff_requested', input: { waba_id: choice.account } },
          steps: [],
        },
        connection,
      );
      const askedAt = Date.now();
      lab.cloudApi.customerWrites({
        phoneNumberId: choice.number,
        from: story.customer,
        message: story.complaint,
      });
      const { item } = await awaited(inbox, 'item', ({ zap }) => zap === story.personZap, limit);
      return { item, milliseconds: Date.now() - askedAt };
    },
    show: ({ item, milliseconds }) => ({
      why: item.explanation,
      after: `${milliseconds} ms`,
      transcript: item.transcript,
    }),
    advice: 'A person is asked for when one of the conditions of the trigger is met.',
  });
}
