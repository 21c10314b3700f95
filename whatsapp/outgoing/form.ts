import { isObject } from '../json.js';
import { linkFault, linkOf, mediaReference } from '../media-link.js';
import type { Problem } from '../template/check.js';
import { lengthOf, linesOf, numberIn, objectIn, valueOf } from '../template/value.js';
import type { OutgoingField, Values } from './kind.js';

/** Half of a character that takes two (Unicode: surrogates): no text that can be sent. */
const BROKEN = /\p{Cs}/u;

/** The longest address that WhatsApp takes for a button (Cloud API: URL buttons). */
const LONGEST_LINK = 2000;

const NO_FILE = 'is empty. Map a file of an earlier step, or put a link to a file there.';

/** Reads what was filled in for a message, and gathers what is wrong with it. An empty field reads as ''. */
export class Form {
  constructor(
    private readonly values: Values,
    readonly problems: Problem[] = [],
    /** What the labels of its fields begin with. */
    private readonly place = '',
  ) {}

  text(field: OutgoingField): string {
    const text = this.unbroken(field);
    if (text === '' && field.required) this.fault(field, 'is empty. Type a text, or map a field to it.');
    const excess = lengthOf(text) - (field.most ?? Infinity);
    if (excess > 0) {
      const [most, over] = [field.most ?? 0, excess].map((count) => count.toLocaleString('en-GB'));
      this.fault(
        field,
        `is too long: WhatsApp allows ${most} characters here, and it has ${over} too many. Shorten it.`,
      );
    }
    return text;
  }

  /** The number of degrees, from -`most` to `most`. */
  degrees(field: OutgoingField, most: number): number {
    const degrees = numberIn(this.values, field.key);
    if (degrees !== null && Math.abs(degrees) <= most) return degrees;
    this.fault(field, `must be a number of degrees from -${most} to ${most}, such as ${field.example}.`);
    return 0;
  }

  /** A file, as the Cloud API names it. */
  media(field: OutgoingField): { id: string } | { link: string } {
    const value = this.unbroken(field);
    const fault = value === '' ? NO_FILE : linkFault(field.mediaKind ?? 'document', value);
    if (fault !== null) this.fault(field, fault);
    return mediaReference(value);
  }

  /** An address that can be opened, with everything in it encoded. */
  link(field: OutgoingField): string {
    const value = this.text(field);
    if (value === '') return '';
    const link = linkOf(value)?.href;
    if (link === undefined) {
      this.fault(field, 'is not a link. Use one that begins with https://.');
    } else if (link.length > LONGEST_LINK) {
      this.fault(
        field,
        `is ${link.length.toLocaleString('en-GB')} characters long, and WhatsApp allows 2,000. Shorten it.`,
      );
    }
    return link ?? '';
  }

  /** Meta's id of a message, in or out. */
  messageId(field: OutgoingField): string {
    const id = this.text(field);
    if (id !== '' && !/^wamid\.\S+$/.test(id)) {
      this.fault(
        field,
        'is not a message ID. Map the Message ID of an earlier step: it begins with “wamid.”.',
      );
    }
    return id;
  }

  isOn(field: OutgoingField): boolean {
    return /^(true|yes|on|1)$/i.test(valueOf(this.values, field.key) || (field.fallback ?? ''));
  }

  /** What was chosen, which may be told by the words of the choice; the fallback when it was left empty. */
  choice(field: OutgoingField): string {
    const chosen = choiceIn(this.values, field);
    if (chosen !== null) return chosen;
    const offered = Object.values(field.choices ?? {}).map((words) => `“${words}”`);
    this.fault(field, `has a choice that does not exist. Choose one of ${offered.join(', ')}.`);
    return field.fallback ?? '';
  }

  /** The object in a field with JSON; null when it is empty. */
  object(field: OutgoingField): Record<string, unknown> | null {
    if (this.text(field) === '') return null;
    const object = objectIn(this.values, field.key);
    if (object !== null && Object.keys(object).length > 0) return object;
    this.fault(
      field,
      `must be JSON with names and values, such as ${field.example}. Correct it, or leave it empty.`,
    );
    return null;
  }

  /** The entries of a field with one on each line. */
  list(field: OutgoingField): string[] {
    this.text(field);
    return linesOf(this.values, field.key);
  }

  /** The lines of a field in which something was filled in. */
  lines(field: OutgoingField): Form[] {
    const value = Object.hasOwn(this.values, field.key) ? this.values[field.key] : [];
    const isFilled = (line: Values) => (field.children ?? []).some(({ key }) => valueOf(line, key) !== '');
    return [value].flat().flatMap((line, index) => {
      if (!isObject(line) || !isFilled(line)) return [];
      return [new Form(line, this.problems, `${field.label} ${index + 1}: `)];
    });
  }

  private unbroken(field: OutgoingField): string {
    const text = valueOf(this.values, field.key);
    if (BROKEN.test(text)) this.fault(field, 'holds a broken character. Type it again.');
    return text;
  }

  fault({ key, label }: OutgoingField, said: string): void {
    const whole = this.place + label;
    this.problems.push({ key, label: whole, message: `“${whole}” ${said}` });
  }
}

/** The choice in a field, the fallback when there is none, null for one that does not exist. */
export function choiceIn(values: Values, { key, choices = {}, fallback = '' }: OutgoingField): string | null {
  const word = wordOf(valueOf(values, key));
  if (word === '') return fallback;
  const chosen = Object.entries(choices).find((entry) => entry.some((name) => wordOf(name) === word));
  return chosen?.[0] ?? null;
}

function wordOf(text: string): string {
  return text.toLowerCase().replaceAll('_', ' ');
}
