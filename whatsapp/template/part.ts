import type { MediaKind as AnyMediaKind } from '../media-rules.js';
import type { Template, TemplateValues } from './template.js';

/** What a file is in a template. */
export type MediaKind = Extract<AnyMediaKind, 'image' | 'video' | 'document' | 'gif'>;

/** Where a field belongs. The cards of a carousel are counted from 1. */
export type FieldGroup = 'header' | 'body' | 'buttons' | `card_${number}`;

/** One thing a person fills in before a template can be sent. */
export interface TemplateField {
  /** Stays the same as long as the template does. */
  key: string;
  label: string;
  /** `datetime` is a moment with its time zone, `json` an object, `list` one entry a line. */
  kind: 'text' | 'number' | 'media' | 'datetime' | 'json' | 'list';
  /** Of a field of the kind `media`. */
  mediaKind?: MediaKind;
  required: boolean;
  group: FieldGroup;
  /** The value with which Meta reviewed the template, or one that shows how a value is written. */
  example?: string;
  help?: string;
}

/** Something about a value that WhatsApp would refuse; `message` is a whole sentence that names the field. */
export interface Problem {
  key: string;
  label: string;
  message: string;
}

/** A component of a template message, as it is sent (Cloud API: template messages). */
export interface SentComponent {
  type: 'header' | 'body' | 'button' | 'limited_time_offer' | 'carousel';
  sub_type?: 'url' | 'quick_reply' | 'copy_code' | 'flow' | 'catalog' | 'mpm';
  index?: string;
  parameters?: SentParameter[];
  /** Of a carousel. */
  cards?: SentCard[];
}

export type SentParameter = { type: string } & Record<string, unknown>;

export interface SentCard {
  card_index: number;
  components: SentComponent[];
}

/**
 * One part of a template, prepared: what it asks for, what is wrong with the answers, what is sent, and what the
 * customer sees. Each kind of part is one file; `parts.ts` knows them all.
 */
export interface Part {
  fields: TemplateField[];
  /** `now` in ms since 1970. */
  problems(values: TemplateValues, now: number): Problem[];
  components(values: TemplateValues): SentComponent[];
  /** Lines of text as the customer sees them. Empty when there is nothing to see. */
  preview(values: TemplateValues): string;
  /** Sentences about what this part cannot ask for. */
  notes?: string[];
}

/** Where in a template a part stands: in the message itself, or in a card of its carousel. */
export interface Place {
  template: Template;
  /** Counted from 1; null in the message itself. */
  card: number | null;
  /** Characters that the filled-in body may have here. */
  bodyLimit: number;
}

/** A field as it is named and grouped where it stands, such as `card_1_header_media` in a card. */
export function fieldIn({ card }: Place, field: TemplateField): TemplateField {
  if (card === null) return field;
  return {
    ...field,
    key: `card_${card}_${field.key}`,
    label: `Card ${card} · ${field.label}`,
    group: `card_${card}`,
  };
}

/** A part that asks for nothing: its text is the same for everybody. */
export function fixedPart(text: string): Part {
  return { fields: [], problems: () => [], components: () => [], preview: () => text };
}

export function problem({ key, label }: TemplateField, said: string): Problem {
  return { key, label, message: `“${label}” ${said}` };
}

/** The problem of a required field that is empty. */
export function missing(field: TemplateField, { template }: Place): Problem {
  return problem(
    field,
    `is empty, and the template ${template.name} needs it. Map a field to it, or type a fallback.`,
  );
}
