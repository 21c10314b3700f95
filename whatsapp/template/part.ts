import type { Template, TemplateValues } from './template.js';

/** One thing a person fills in before a template can be sent. */
export interface TemplateField {
  /** Stays the same as long as the template does. */
  key: string;
  label: string;
  kind: 'text' | 'media' | 'number';
  required: boolean;
  group: 'header' | 'body' | 'buttons';
  /** The value with which Meta reviewed the template. */
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
  type: 'header' | 'body' | 'button';
  sub_type?: 'url' | 'quick_reply' | 'copy_code';
  index?: string;
  parameters: SentParameter[];
}

export type SentParameter = { type: string } & Record<string, unknown>;

/**
 * One part of a template, prepared: what it asks for, what is wrong with the answers, what is sent, and what the
 * customer sees. Each kind of part is one file; `parts.ts` knows them all.
 */
export interface Part {
  fields: TemplateField[];
  problems(values: TemplateValues): Problem[];
  components(values: TemplateValues): SentComponent[];
  /** Lines of text as the customer sees them. Empty when there is nothing to see. */
  preview(values: TemplateValues): string;
}

/** A part that asks for nothing: its text is the same for everybody. */
export function fixedPart(text: string): Part {
  return { fields: [], problems: () => [], components: () => [], preview: () => text };
}

export function problem({ key, label }: TemplateField, said: string): Problem {
  return { key, label, message: `“${label}” ${said}` };
}

/** The problem of a required field that is empty. */
export function missing(field: TemplateField, template: Template): Problem {
  return problem(
    field,
    `is empty, and the template ${template.name} needs it. Map a field to it, or type a fallback.`,
  );
}
