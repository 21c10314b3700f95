import type { InTransform } from './in-transform.js';
import { oneLine } from './texts.js';

const answers: ReadonlyMap<string, boolean> = new Map([
  ['opted_in', true],
  ['opted_out', false],
]);

/** Whether the person agreed to marketing; null as long as nobody said yes or no. */
function agreed(state: unknown): boolean | null {
  return answers.get(oneLine(state).toLowerCase()) ?? null;
}

/** A checkbox: ticked for an opt-in, empty for an opt-out, left as it is otherwise. */
export const optedIn: InTransform = {
  name: 'true after an opt-in, false after an opt-out',
  gives: 'boolean',
  apply: ([state]) => agreed(state),
};

/** HubSpot writes checkboxes as texts. */
export const optedInAsText: InTransform = {
  ...optedIn,
  gives: 'choice',
  choices: ['true', 'false'],
  longest: 5,
  apply([state]) {
    const yes = agreed(state);
    return yes === null ? null : String(yes);
  },
};

/** Salesforce’s messaging tells a consent that was confirmed from one that was not. */
export const messagingConsent: InTransform = {
  name: 'OptedOut, ExplicitlyOptedIn, or DoublyOptedIn when it was confirmed',
  gives: 'choice',
  choices: ['OptedOut', 'ExplicitlyOptedIn', 'DoublyOptedIn'],
  apply([state, method]) {
    const yes = agreed(state);
    if (yes === null) return null;
    if (!yes) return 'OptedOut';
    return method === 'double' ? 'DoublyOptedIn' : 'ExplicitlyOptedIn';
  },
};
