import type { EventKind } from '../../whatsapp/event.js';
import { explain } from '../../whatsapp/errors.js';
import type { SendDetails, SendState } from '../sends/send.js';

/** What a failure says to a person: what happened, why, and what to do. */
export interface FailureWords {
  title: string;
  reason: string;
  advice: string;
}

/** A Zap that did not take an event for as long as it was tried. `reason`: what came back from Zapier. */
export function deliveryWords(event: EventKind, reason: string): FailureWords {
  const trigger = triggers[event];
  return {
    title: trigger
      ? `A Zap with the trigger “${trigger}” did not take an event`
      : `A Zap did not take an event of the kind “${event}”`,
    reason,
    advice:
      'It was tried for 24 hours. Look in Zapier whether the Zap is on, and whether Zapier had an outage. Then retry the failure, and the event is delivered again. Ignore it if the Zap no longer needs the event.',
  };
}

/** The triggers of the integration, by what they wait for. */
const triggers: Partial<Record<EventKind, string>> = {
  message: 'New Message',
  status: 'New Message Status',
  template: 'Template Changed',
  consent: 'Consent Changed',
  handoff: 'Conversation Needs a Person',
  failure: 'Failure Reported',
};

/** A send that was given up, or not delivered. */
export function sendWords({ state, undecided, details }: SendState): FailureWords {
  const what = details.templateName
    ? `the template “${details.templateName}”`
    : `a message of the type “${details.type}”`;
  if (undecided)
    return {
      title: `It is not known whether ${what} was sent`,
      reason: details.reason ?? 'WhatsApp’s answer was lost, and it told nothing about the message since.',
      advice:
        'Look into the customer’s chat. If the message is not there, retry the failure and run the step again from the Zap history. If it is there, ignore the failure.',
    };
  const subject = `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  if (state === 'undelivered')
    return {
      title: `${subject} was not delivered`,
      reason: details.reason ?? 'WhatsApp did not say why.',
      advice: undeliveredAdvice(details),
    };
  return {
    title: `${subject} was not sent`,
    reason: details.reason ?? 'WhatsApp refused it.',
    advice: details.advice ?? 'Run the step again from the Zap history.',
  };
}

/** Its key is kept until somebody retries the failure; when that makes sense depends on Meta's code. */
function undeliveredAdvice({ code, advice = '' }: SendDetails): string {
  switch (code === undefined ? 'never' : explain(code).retry) {
    case 'never':
      return `${advice} If it can go out after that, retry the failure, and run the step again from the Zap history. If not, ignore the failure.`;
    case 'later':
      return `${advice} Then retry the failure, and run the step again from the Zap history.`;
    default:
      return 'Retry the failure, and run the step again from the Zap history in a few minutes.';
  }
}
