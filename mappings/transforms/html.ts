import { cut } from './cut.js';
import type { InTransform } from './in-transform.js';
import { written } from './texts.js';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** A text as a rich-text field shows it as it is: signs escaped, line breaks kept. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\r\n?|\n/g, '<br>');
}

/** The text of HTML as people see it: paragraphs and line breaks become line breaks, tags and scripts go. */
export function stripped(html: string): string {
  return html
    .replace(/<(script|style)\b[^<>]*>[^<]*<\/\1>/gi, '')
    .replace(/<br\b[^<>]*>|<\/(?:p|div|li|tr|h[1-6])\s*>/gi, '\n')
    .replace(/<!--[^<>]*-->|<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) =>
      decoded(whole, decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null, name),
    )
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function decoded(whole: string, code: number | null, name: string | undefined): string {
  if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return ENTITIES[(name ?? '').toLowerCase()] ?? whole;
}

/** A text within a length once it is escaped; never a part of an entity. */
export function escapedWithin(text: string, longest: number): string {
  let kept = cut(text, longest);
  let html = escaped(kept);
  while (html.length > longest) {
    kept = cut(kept, Math.min(kept.length - 1, Math.floor((kept.length * longest) / html.length)));
    html = escaped(kept);
  }
  return html;
}

/** What a transform gives, escaped for a rich-text field. */
export function asHtml(inner: InTransform, longest: number): InTransform {
  return {
    ...inner,
    name: `${inner.name}, as HTML within ${longest} characters`,
    longest,
    apply(values, run) {
      const text = inner.apply(values, run);
      if (typeof text !== 'string') return null;
      const html = escapedWithin(written(text), longest);
      if (html.length < escaped(written(text)).length)
        run.note(`The text was cut to ${longest} characters, which is all the field takes.`);
      return html || null;
    },
  };
}
