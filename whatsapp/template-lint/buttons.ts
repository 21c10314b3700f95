import type { DraftButton } from '../template-draft.js';
import { error, warning, type Breach, type Input } from './breach.js';
import { buttonMemberBreaches } from './button-members.js';
import { tooLong } from './texts.js';

const LONGEST_LABEL = 25;
const MOST_BUTTONS = 10;

/** How many of each kind there may be, and what they are called (Cloud API: template components). */
const MOST: ReadonlyMap<string, { most: number; name: string }> = new Map([
  ['QUICK_REPLY', { most: MOST_BUTTONS, name: 'quick replies' }],
  ['URL', { most: 2, name: 'links' }],
  ['PHONE_NUMBER', { most: 1, name: 'phone number' }],
  ['COPY_CODE', { most: 1, name: 'code to copy' }],
  ['VOICE_CALL', { most: 1, name: 'WhatsApp call' }],
  ['OTP', { most: 1, name: 'one-time code' }],
  ['FLOW', { most: 1, name: 'flow' }],
  ['CATALOG', { most: 1, name: 'catalogue' }],
  ['MPM', { most: 1, name: 'list of products' }],
  ['SPM', { most: 1, name: 'product' }],
  ['REQUEST_CONTACT_INFO', { most: 1, name: 'request for contact details' }],
]);

/** Kinds whose label WhatsApp writes itself when there is none. */
const LABELLED_BY_META = ['COPY_CODE', 'OTP', 'REQUEST_CONTACT_INFO'];

/** The rules for a row of buttons: of a message, or of a card when `owner` names it. */
export function buttonsBreaches(
  buttons: readonly DraftButton[],
  owner: Input = { key: '', label: '' },
): Breach[] {
  const all = { key: `${owner.key}buttons`, label: `${owner.label}Buttons` };
  const kinds = buttons.map(({ type }) => type.trim().toUpperCase());
  return [
    ...countBreaches(kinds, all),
    ...orderBreaches(kinds, all),
    ...sameLabelBreaches(buttons, all),
    ...buttons.flatMap((button, index) =>
      buttonBreaches(button, {
        key: `${owner.key}button_${index}`,
        label: `${owner.label}Button ${index + 1}`,
      }),
    ),
  ];
}

function countBreaches(kinds: readonly string[], all: Input): Breach[] {
  if (kinds.length > MOST_BUTTONS) {
    return [error(all, `are ${kinds.length}, and a template may have ${MOST_BUTTONS}. Take some out.`)];
  }
  return [...MOST].flatMap(([kind, { most, name }]) => {
    const count = kinds.filter((one) => one === kind).length;
    return count > most
      ? [error(all, `have ${count} of the kind “${name}”, and a template may have ${most}. Take some out.`)]
      : [];
  });
}

/** Quick replies form one block: other buttons come before or after all of them. */
function orderBreaches(kinds: readonly string[], all: Input): Breach[] {
  const first = kinds.indexOf('QUICK_REPLY');
  const last = kinds.lastIndexOf('QUICK_REPLY');
  const mixed = first >= 0 && kinds.slice(first, last).some((kind) => kind !== 'QUICK_REPLY');
  return mixed
    ? [error(all, 'have other kinds between the quick replies. Put all quick replies side by side.')]
    : [];
}

function sameLabelBreaches(buttons: readonly DraftButton[], all: Input): Breach[] {
  const labels = buttons.map(({ text }) => text?.trim()).filter(Boolean);
  return new Set(labels).size < labels.length
    ? [warning(all, 'have the same text twice, so that nobody can tell them apart. Change one.')]
    : [];
}

function buttonBreaches(button: DraftButton, input: Input): Breach[] {
  const kind = button.type.trim().toUpperCase();
  if (!MOST.has(kind)) return [error(input, `cannot be of the kind ${button.type}. Choose another kind.`)];
  const label = button.text?.trim() ?? '';
  return [
    ...(label === '' && !LABELLED_BY_META.includes(kind)
      ? [error(input, 'has no text. Write what the customer reads on it.')]
      : []),
    ...tooLong(input, label, LONGEST_LABEL),
    ...(/\{\{|\}\}/.test(label)
      ? [error(input, 'has a variable in its text, and may have none. Take it out.')]
      : []),
    ...(/[\n\r]/.test(label) ? [error(input, 'has a line break in its text. Take it out.')] : []),
    ...buttonMemberBreaches(kind, button, input),
  ];
}
