import type { TemplateComponent } from './node.js';
import { checkLength, missingField, refusedTemplate } from './refusal.js';
import { checkBalance, checkExamples, writtenVariables, type TextRules } from './text-rules.js';

const LONGEST_HEADER = 60;
const LONGEST_FOOTER = 60;

/** The sample that a header with a file must have. */
const SAMPLES: Record<string, readonly string[]> = {
  IMAGE: ['image/jpeg', 'image/png'],
  VIDEO: ['video/mp4'],
  GIF: ['video/mp4'],
  DOCUMENT: ['application/pdf'],
};

/** The rules for a header, also that of a card. */
export function checkHeader(header: TemplateComponent, { format, sampleType }: TextRules): void {
  const kind = header.format ?? '';
  if (kind === 'TEXT') {
    const text = header.text ?? '';
    if (text.trim() === '') throw missingField('HEADER', 'text');
    checkLength('header', text, LONGEST_HEADER);
    if (/[\n\r*~`]|\p{Extended_Pictographic}/u.test(text)) {
      throw refusedTemplate(2388047, "The header can't have new lines, formatting characters or emojis.");
    }
    const variables = writtenVariables(text, format, 2388047);
    if (variables.length > 1) throw refusedTemplate(2388047, 'The header can have one variable only.');
    return checkExamples(header, variables, format);
  }
  if (kind === 'LOCATION' || kind === 'PRODUCT') return;
  const types = SAMPLES[kind];
  if (!types) throw refusedTemplate(2388047, `The header format ${kind || 'UNKNOWN'} is not supported.`);
  const handle = header.example?.header_handle?.[0];
  if (!handle) throw missingField('HEADER', 'example');
  const type = sampleType(handle);
  if (type === undefined || !types.includes(type)) {
    throw refusedTemplate(2388047, `The header sample is not ${kind.toLowerCase()} media that was uploaded.`);
  }
}

/** The rules for a body, also that of a card. */
export function checkBody(body: TemplateComponent, { format }: TextRules, longest: number): void {
  const text = body.text ?? '';
  if (text.trim() === '') throw missingField('BODY', 'text');
  checkLength('body', text, longest);
  const variables = writtenVariables(text, format, 2388072);
  checkBalance(text, variables);
  checkExamples(body, variables, format);
}

/** The rules for a footer. */
export function checkFooter(footer: TemplateComponent): void {
  const text = footer.text ?? '';
  if (text.trim() === '') throw missingField('FOOTER', 'text');
  checkLength('footer', text, LONGEST_FOOTER);
  if (/\{\{|\}\}/.test(text)) throw refusedTemplate(2388073, "The footer can't have variables.");
  if (/[\n\r]/.test(text)) throw refusedTemplate(2388073, "The footer can't have new lines.");
}
