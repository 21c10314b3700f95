import type { Bundle } from 'zapier-platform-core';
import type { CurrentTemplate } from '../../api/graph-api/template.js';
import { localise, type Locale } from '../../whatsapp/localise.js';
import { check } from '../../whatsapp/template/check.js';
import { fieldsOf, type TemplateField } from '../../whatsapp/template/fields.js';
import type { TemplateValues } from '../../whatsapp/template/template.js';
import { explained, leftOver, leftOverSentence } from './changes.js';
import type { Mapped } from '../crm-mapping/reading.js';
import { mappedFiles, withPlaceholders, type MappedFile } from '../media/files.js';
import { consentProblem } from './crm-decisions.js';
import { nothingFromCrm, withCrmValues } from './crm-values.js';
import { optionsOf, type SendOptions } from './options.js';
import { becameMarketing, whyNotSendable } from './state.js';

/** A message that is ready to go out, but for the upload of its files; or everything that is wrong with it. */
export interface TemplateMessage {
  template: CurrentTemplate;
  values: TemplateValues;
  files: MappedFile[];
  options: SendOptions;
  /** Sentences; empty when the message can go out. */
  problems: string[];
}

/**
 * Puts together what was filled in for a template, and what the CRM has for the rest, and holds it against the
 * template as it is now.
 */
export function messageOf(
  template: CurrentTemplate,
  bundle: Bundle,
  mapped: Mapped | null = null,
): TemplateMessage {
  const { inputData, meta } = bundle;
  const { options, problems: optionProblems } = optionsOf(template, inputData);
  const fields = fieldsOf(template);
  const files = mappedFiles(fields, inputData);
  const locale: Locale = { language: template.language, timeZone: meta?.timezone };
  const filled = options.localised ? localisedValues(fields, inputData, locale) : inputData;
  const values = mapped ? withCrmValues(filled, fields, mapped, locale) : filled;
  const message = { template, values, files, options };

  const state = whyNotSendable(template);
  if (state) return { ...message, problems: [state] };

  const refused = consentProblem(mapped, template.category, inputData);
  const removed = options.withoutRemoved ? [] : leftOver(fields, inputData);
  return {
    ...message,
    problems: [
      ...(refused ? [refused] : []),
      ...(options.evenIfMarketing ? [] : marketingProblems(template)),
      ...optionProblems,
      ...(removed.length > 0 ? [leftOverSentence(removed)] : []),
      ...check(template, withPlaceholders(values, files)).map(
        (problem) =>
          (mapped && nothingFromCrm(mapped, fieldOf(problem.key, fields), values)) ??
          explained(problem, fields, bundle),
      ),
    ],
  };
}

function marketingProblems(template: CurrentTemplate): string[] {
  const became = becameMarketing(template);
  return became
    ? [
        `${became} Marketing messages cost more, and customers must have agreed to them. Choose another template, or choose “Send Anyway” under “If the Category Became Marketing” in the step.`,
      ]
    : [];
}

function fieldOf(key: string, fields: readonly TemplateField[]): TemplateField | undefined {
  return fields.find((field) => field.key === key);
}

/** Only what customers read as text: a link's end or a code stays as it is. */
function localisedValues(fields: TemplateField[], inputData: TemplateValues, locale: Locale): TemplateValues {
  const read = fields.filter(({ key, kind }) => kind === 'text' && /^(card_\d+_)?(header|body)_/.test(key));
  const written = read
    .filter(({ key }) => typeof inputData[key] === 'string')
    .map(({ key }) => [key, localise(String(inputData[key]), locale)]);
  return { ...inputData, ...Object.fromEntries(written) };
}
