import { numberOf } from '../../whatsapp/json.js';
import { clockTime } from '../../whatsapp/time-zone.js';
import { cut } from './cut.js';
import type { InTransform } from './in-transform.js';
import { oneLine, shortened, written } from './texts.js';
import { momentIn } from './times.js';

/** A subject line stays readable in a list. */
const SUBJECT_WORDS = 80;

/**
 * What a message says; one that is no text begins with its type: `[image] Our new terrace`. A text of blanks becomes
 * `[text]`: no CRM takes an activity without content.
 */
export function messageText(longest: number): InTransform {
  return {
    name: `what the message says, and its type when it is not a text, at most ${longest} characters`,
    gives: 'text',
    longest,
    apply: ([type, text, fileName], { note }) =>
      shortened(said(type, text, fileName) || '[text]', longest, note),
  };
}

function said(type: unknown, text: unknown, fileName: unknown): string {
  const kind = oneLine(type);
  const parts = [
    kind === '' || kind === 'text' ? '' : `[${cut(kind, 40)}]`,
    oneLine(fileName),
    written(text),
  ];
  return parts.filter((part, at) => part !== '' && parts.indexOf(part) === at).join(' ');
}

/** A line for a list of activities: `WhatsApp in: Is this table still free?` */
export function subject(before: string, longest: number): InTransform {
  return {
    name: `“${before}” and how the message begins`,
    gives: 'text',
    longest,
    apply: ([type, text, fileName]) => {
      const beginning = cut(oneLine(said(type, text, fileName)), SUBJECT_WORDS).trimEnd();
      return cut(`${before}${beginning || '(no text)'}`, longest);
    },
  };
}

/** `WhatsApp in 2026-03-02 09:41`, in the account’s time zone. */
export function titleWithTime(before: string, longest: number): InTransform {
  return {
    name: `“${before}” and the time`,
    gives: 'text',
    longest,
    apply([time], { timeZone }) {
      const ms = momentIn(time);
      return cut(ms === null ? before : `${before} ${clockTime(ms, timeZone)}`, longest);
    },
  };
}

/** What became of a message that was sent: `order_ready: delivered`, `order_ready: failed 131026: Undeliverable`. */
export function statusLine(longest: number): InTransform {
  return {
    name: 'the template, the status, and why it failed',
    gives: 'text',
    longest,
    apply([template, status, code, title], { note }) {
      const what = oneLine(status);
      if (what === '') return null;
      const why = errorWords(code, title);
      return shortened(
        `WhatsApp ${oneLine(template) || 'message'}: ${what}${why && ` ${why}`}`,
        longest,
        note,
      );
    },
  };
}

/** `131026: Message Undeliverable` */
export function errorLine(longest: number): InTransform {
  return {
    name: 'Meta’s code and its title',
    gives: 'text',
    longest,
    apply: ([code, title], { note }) => shortened(errorWords(code, title), longest, note) || null,
  };
}

function errorWords(code: unknown, title: unknown): string {
  const number = numberOf(code);
  return [number === null ? '' : String(number), oneLine(title)].filter(Boolean).join(': ');
}

/** `failed 131026`, else just the status. */
export function statusWithCode(longest: number): InTransform {
  return {
    name: 'the status, with Meta’s code when it failed',
    gives: 'text',
    longest,
    apply: ([status, code], { note }) =>
      shortened([oneLine(status), numberOf(code) ?? ''].join(' ').trim(), longest, note) || null,
  };
}

/** Which advertisement brought the person. */
export function adLine(longest: number): InTransform {
  return {
    name: 'the advertisement’s id and headline',
    gives: 'text',
    longest,
    apply([id, headline], { note }) {
      const words = [oneLine(id), oneLine(headline)].filter(Boolean).join(': ');
      return words === '' ? null : shortened(`Came through the WhatsApp ad ${words}`, longest, note);
    },
  };
}

/** `+886912345678 writes on WhatsApp`, a name for a ticket. */
export function ticketName(longest: number): InTransform {
  return {
    name: '“WhatsApp:” and the name, else the number',
    gives: 'text',
    longest,
    apply: (identities) => {
      const who = identities.map(oneLine).find(Boolean);
      return cut(`WhatsApp: ${who ?? 'unknown sender'}`, longest).trimEnd();
    },
  };
}

/** What a window of fifteen minutes brought, in one text. */
export function summary(longest: number): InTransform {
  const counts = [
    'received',
    'sent',
    'read',
    'failed',
    'contacts changed',
    'new contacts',
    'opted in',
    'opted out',
  ];
  return {
    name: 'the time and all counts above zero',
    gives: 'text',
    longest,
    apply([start, end, ...numbers], { timeZone }) {
      const [from, until] = [momentIn(start), momentIn(end)];
      const when =
        from === null || until === null
          ? 'WhatsApp'
          : `WhatsApp ${clockTime(from, timeZone)} to ${clockTime(until, timeZone).slice(11)}`;
      const told = counts.flatMap((name, at) => {
        const count = numberOf(numbers[at]) ?? 0;
        return count > 0 ? [`${count} ${name}`] : [];
      });
      return cut(`${when}: ${told.join(', ') || 'nothing'}`, longest);
    },
  };
}
