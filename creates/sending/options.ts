import type { PlainInputField } from 'zapier-platform-core';

/** What a person decided about sending a message once. */
export interface OnceOptions {
  /** Null: the message itself tells whether it is the same. */
  key: string | null;
  hours: number;
  /** Null: as it is usual for this kind of message. */
  ifUnreachable: 'stop' | 'send' | null;
}

const usualHours = 24;
const leastHours = 1;
/** The hub forgets a send after two weeks. */
const mostHours = 336;
/** More than any id has. */
const longestKey = 500;

/** The key, how long it is kept, and what happens without the hub. */
type OnceFields = readonly [LabelledField, LabelledField, LabelledField];
type LabelledField = PlainInputField & { label: string };

export const onceFields = [
  {
    key: 'deduplication_key',
    label: 'Deduplication Key',
    type: 'string',
    helpText:
      'For example an order number. A customer gets only one message for the same key. Empty: for 15 minutes, the same message of this Zap to the same customer counts as one and is sent only once; to send it again on purpose, wait that long or map a key that differs each time.',
    group: 'options',
  },
  {
    key: 'deduplication_hours',
    label: 'Keep the Key for (Hours)',
    type: 'number',
    default: String(usualHours),
    helpText: `From ${leastHours} to ${mostHours}.`,
    group: 'options',
  },
  {
    key: 'if_hub_unreachable',
    label: 'If the Hub Cannot Be Reached',
    type: 'string',
    choices: { stop: 'Stop', send: 'Send Anyway' },
    helpText:
      'The hub knows who agreed to marketing, and what was sent before. Empty: marketing stops, all else is sent.',
    group: 'options',
  },
] as const satisfies OnceFields;

/** Reads the options; `problems` are sentences about those that cannot be, under the labels of `fields`. */
export function onceOptionsOf(
  inputData: Readonly<Record<string, unknown>>,
  [keyField, hoursField, unreachableField]: OnceFields = onceFields,
): { options: OnceOptions; problems: string[] } {
  const key = written(inputData, keyField);
  const hours = Number(written(inputData, hoursField) || usualHours);
  const choice = written(inputData, unreachableField);
  const ifUnreachable = choice === 'stop' || choice === 'send' ? choice : null;
  const problems: string[] = [];
  if (key.length > longestKey)
    problems.push(
      `“${keyField.label}” is longer than ${longestKey} characters. Use something shorter, such as an ID.`,
    );
  if (!(hours >= leastHours && hours <= mostHours))
    problems.push(`“${hoursField.label}” must be a number from ${leastHours} to ${mostHours}.`);
  if (choice !== '' && ifUnreachable === null)
    problems.push(`“${unreachableField.label}” has a choice that does not exist. Choose again.`);
  return { options: { key: key || null, hours, ifUnreachable }, problems };
}

function written(inputData: Readonly<Record<string, unknown>>, { key }: PlainInputField): string {
  return String(inputData[key] ?? '').trim();
}
