import { listOf, objectOf, textOf } from './json.js';
import { rejectionOf } from './template-event/rejection.js';
import { fieldsOf } from './template/fields.js';
import { qualityOf } from './template/quality.js';
import type { Template } from './template/template.js';

/** A template as Graph lists it, with what it tells about reviews. */
export interface ListedTemplate extends Template {
  previous_category?: string;
  correct_category?: string;
  rejected_reason?: string;
  quality_score?: unknown;
}

/** Every key is always there; what the template does not have is null. */
export interface TemplateItem {
  id: string;
  name: string;
  /** Such as `en_US`. */
  language: string;
  /** In lower case: approved, pending, rejected, paused, disabled … */
  status: string;
  category: string;
  previous_category: string | null;
  /** The category that Meta holds for right. */
  correct_category: string | null;
  /** high, medium, low or not_known. */
  quality: string | null;
  rejection_reason: string | null;
  rejection_explanation: string | null;
  rejection_advice: string | null;
  /** none, text, image, video, gif, document, location or product. */
  header: string;
  /** The body, with its variables in double braces. */
  text: string | null;
  footer: string | null;
  buttons: { text: string; type: string }[];
  /** What has to be filled in to send it. */
  variables: { field: string; label: string; required: boolean; example: string | null }[];
}

/** The flat form of a template for the steps of a Zap. */
export function templateItem(template: ListedTemplate): TemplateItem {
  const { id, name, language, status, category } = template;
  const reason = textOf(template.rejected_reason);
  const rejection = rejectionOf(reason);
  const components = listOf(template.components).map(objectOf);
  const part = (type: string) => objectOf(components.find((component) => upper(component['type']) === type));
  const score = template.quality_score;
  return {
    id,
    name,
    language,
    status: lower(status),
    category: lower(category),
    previous_category: wordOf(template.previous_category),
    correct_category: wordOf(template.correct_category),
    quality: qualityOf(textOf(objectOf(score)['score']) ?? textOf(score)),
    rejection_reason: rejection && wordOf(reason),
    rejection_explanation: rejection?.explanation ?? null,
    rejection_advice: rejection?.advice ?? null,
    header: headerOf(part('HEADER')),
    text: textOf(part('BODY')['text']),
    footer: textOf(part('FOOTER')['text']),
    buttons: listOf(part('BUTTONS')['buttons']).map((button) => ({
      text: textOf(objectOf(button)['text']) ?? '',
      type: lower(textOf(objectOf(button)['type']) ?? 'unknown'),
    })),
    variables: fieldsOf(template).map(({ key, label, required, example }) => ({
      field: key,
      label,
      required,
      example: example ?? null,
    })),
  };
}

function headerOf(header: Record<string, unknown>): string {
  if (upper(header['type']) !== 'HEADER') return 'none';
  return lower(textOf(header['format']) ?? 'text');
}

function wordOf(value: unknown): string | null {
  return textOf(value)?.toLowerCase() ?? null;
}

function lower(word: string): string {
  return word.toLowerCase();
}

function upper(word: unknown): string {
  return textOf(word)?.toUpperCase() ?? '';
}
