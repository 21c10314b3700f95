import type { ShownTemplate } from './templates.js';

const HEADINGS = ['Template', 'Fields', 'Accepted', 'Preview'] as const;

/** The templates as a table; each line of a preview is a line of its row. */
export function tableOf(shown: readonly ShownTemplate[]): string {
  const width = Math.max(HEADINGS[0].length, ...shown.map(({ name }) => name.length));
  const line = (name: string, fields: string, accepted: string, text: string) =>
    `${name.padEnd(width)}  ${fields.padStart(HEADINGS[1].length)}  ${accepted.padEnd(HEADINGS[2].length)}  ${text}`.trimEnd();
  const rows = shown.flatMap(({ accepted, fields, name, preview }) => {
    const [first = '', ...rest] = preview.split('\n').filter((text) => text.trim() !== '');
    return [
      line(name, String(fields), accepted ? 'yes' : 'no', first),
      ...rest.map((text) => line('', '', '', text)),
    ];
  });
  const accepted = shown.filter((one) => one.accepted).length;
  const total = `${shown.length} templates, ${accepted} accepted.`;
  return `${[line(...HEADINGS), line(...rule(width)), ...rows, '', total].join('\n')}\n`;
}

function rule(width: number): [string, string, string, string] {
  const [, fields, accepted, preview] = HEADINGS;
  return [
    '─'.repeat(width),
    '─'.repeat(fields.length),
    '─'.repeat(accepted.length),
    '─'.repeat(preview.length),
  ];
}
