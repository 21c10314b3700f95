import type { PlainInputField } from 'zapier-platform-core';
import { notesOf } from '../../whatsapp/template/fields.js';
import { preview } from '../../whatsapp/template/preview.js';
import type { CurrentTemplate } from '../../api/graph-api/template.js';
import { becameMarketing } from './state.js';

/** Characters that Zapier shows of a help text. */
const LONGEST = 1_000;

/** What ends a text that goes on, with the line break before it. */
const CUT = '…\n> ';

/** What the person is about to fill in: the template's text with its variables, and what there is to know of it. */
export function templateNote(template: CurrentTemplate): PlainInputField {
  const { name, language, category } = template;
  const title = `\`${name}\` · ${plain(language)} · ${plain(category.toLowerCase())}`;
  const notes = [becameMarketing(template), ...notesOf(template)].filter((note) => note !== null).map(plain);
  const rest = LONGEST - [title, ...notes].join('\n\n').length - 2;
  const text = quoted(preview(template, {}), rest);
  return noteOf([title, text, ...notes].filter(Boolean).join('\n\n').slice(0, LONGEST), 'Template');
}

/** A text in the step that asks for nothing. */
export function noteOf(helpText: string, label = 'Please Note'): PlainInputField {
  return { key: 'template_notice', label, type: 'copy', helpText, group: 'message' };
}

/** The text as a quotation in Markdown, cut where `most` characters are full. */
function quoted(text: string, most: number): string {
  const kept: string[] = [];
  let room = most;
  for (const line of text.split('\n')) {
    // Two spaces at the end keep the line break.
    const shown = line.trim() ? `> ${plain(line)}  ` : '>';
    if (shown.length + CUT.length > room) return [...kept, cut(line, room)].join('\n');
    room -= shown.length + 1;
    kept.push(shown);
  }
  return kept.join('\n');
}

/** As much of a line as there is room for. */
function cut(line: string, room: number): string {
  const letters = [...line].slice(0, Math.max(room, 0));
  while (letters.length > 0 && `> ${plain(letters.join(''))}${CUT}`.length > room) letters.pop();
  return `> ${plain(letters.join(''))}…`;
}

/** The text as it is, with nothing in it that Markdown would take for its own. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
