import { durationOf, type PlannedMessage } from './plan.js';
import type { Preparation } from './preparation.js';
import type { Setting } from './setting.js';
import { rowKeys, standards } from './standards.js';

/** How long the lab takes for the rows beside the sample messages, the minute of the burst among them. */
const otherRowsSeconds = 120;

/** What would be sent, without a phone number in it. */
export interface DryRun {
  templates: { name: string; language: string; category: string; messages: number }[];
  messages: number;
  recipients: number;
  ratePerMinute: number;
  /** How long sending takes, seconds. */
  seconds: number;
  rows: string[];
  warnings: string[];
}

/** Counts what a plan sends. */
export function dryRunOf(
  { recipients, ratePerMinute, rows }: Setting,
  { ready, warnings }: Preparation,
  plan: readonly PlannedMessage[],
): DryRun {
  const bySample = Map.groupBy(plan, ({ sample }) => ready.get(sample)?.template);
  return {
    templates: [...bySample].flatMap(([template, messages]) =>
      template
        ? [
            {
              name: template.name,
              language: template.language,
              category: template.category.toLowerCase(),
              messages: messages.length,
            },
          ]
        : [],
    ),
    messages: plan.length,
    recipients: Math.min(recipients.length, plan.length),
    ratePerMinute,
    seconds: durationOf(plan),
    rows: rows.map((key) => standards[key].title),
    warnings,
  };
}

/** The same as one JSON object; nothing was sent, so nothing was measured. */
export function dryRunJson({ ratePerMinute, ...plan }: DryRun): Record<string, unknown> {
  return { sent: 0, delivered: 0, rows: [], plan: { ...plan, rate_per_minute: ratePerMinute } };
}

/** The same as a person reads it. */
export function dryRunText(dry: DryRun, isLab: boolean): string {
  const { templates, messages, recipients, ratePerMinute, seconds, rows, warnings } = dry;
  const width = Math.max('Template'.length, ...templates.map(({ name }) => name.length));
  const line = (name: string, language: string, category: string, count: string) =>
    `${name.padEnd(width)}  ${language.padEnd(8)}  ${category.padEnd(14)}  ${count.padStart(8)}`;
  return [
    line('Template', 'Language', 'Price category', 'Messages'),
    `${'─'.repeat(width)}  ${'─'.repeat(8)}  ${'─'.repeat(14)}  ${'─'.repeat(8)}`,
    ...templates.map(({ name, language, category, messages: count }) =>
      line(name, language, category, String(count)),
    ),
    '',
    `${counted(messages, 'message')} to ${counted(recipients, 'test number')}, ${ratePerMinute} a minute at most: ${durationText(seconds)}.`,
    isLab
      ? 'They stay on this machine and cost nothing.'
      : 'Meta charges each message that is delivered by its category and the country of the number. Inside the 24 hours after a customer wrote, utility messages are free.',
    `Measured: ${rows.join(', ')}.`,
    ...remainder(dry, isLab),
    ...warnings.map((warning) => `Beware: ${warning}`),
    '',
    'Nothing was sent. Add --send to send it.',
    '',
  ].join('\n');
}

/** What the other rows take, beside the sample messages. */
function remainder({ rows, seconds }: DryRun, isLab: boolean): string[] {
  if (isLab && rows.length === rowKeys.length)
    return [`The whole run takes ${durationText(seconds + otherRowsSeconds)}.`];
  if (!rows.includes(standards.peak.title)) return [];
  const most = isLab ? '' : `, ${standards.peak.value} messages at most`;
  return [`${standards.peak.title} sends up to a minute long on top of that${most}.`];
}

function durationText(seconds: number): string {
  if (seconds < 1) return 'at once';
  return seconds < 120
    ? `about ${counted(seconds, 'second')}`
    : `about ${counted(Math.round(seconds / 60), 'minute')}`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
