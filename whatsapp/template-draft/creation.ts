import type { DraftCard, DraftHeader, TemplateDraft } from '../template-draft.js';
import { namedExamples, numberedExamples } from './examples.js';
import { createdButton, type CreatedButton } from './buttons.js';
import { isNamedDraft, tidied, variablesIn } from './variables.js';

/** What is posted to `/{waba}/message_templates` (Cloud API: message template creation). */
export interface TemplateCreation {
  name: string;
  language: string;
  category: string;
  parameter_format: 'positional' | 'named';
  components: CreatedComponent[];
  message_send_ttl_seconds?: number;
}

export interface CreatedComponent {
  type: string;
  format?: string;
  text?: string;
  example?: Record<string, unknown>;
  buttons?: CreatedButton[];
  cards?: { components: CreatedComponent[] }[];
  [member: string]: unknown;
}

/** The body with which Graph is asked to create the template. Whether its variables are named or numbered is seen in its texts. */
export function creationOf(draft: TemplateDraft): TemplateCreation {
  const category = draft.category.trim().toUpperCase();
  return {
    name: draft.name.trim(),
    language: draft.language.trim(),
    category,
    parameter_format: isNamedDraft(draft) ? 'named' : 'positional',
    components: category === 'AUTHENTICATION' ? passcodeComponents(draft) : componentsOf(draft),
    ...(draft.ttlSeconds !== undefined && { message_send_ttl_seconds: draft.ttlSeconds }),
  };
}

function componentsOf(draft: TemplateDraft): CreatedComponent[] {
  const { asksToCall, body, buttons = [], cards = [], footer, header, offer } = draft;
  const named = isNamedDraft(draft);
  return [
    ...(header ? [headerOf(header, draft, named)] : []),
    ...(offer
      ? [
          {
            type: 'LIMITED_TIME_OFFER',
            limited_time_offer: { text: offer.text, has_expiration: offer.expires },
          },
        ]
      : []),
    ...(body ? [bodyOf(body, draft.examples, named)] : []),
    ...(footer ? [{ type: 'FOOTER', text: footer }] : []),
    ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons: buttons.map(createdButton) }] : []),
    ...(cards.length > 0
      ? [{ type: 'CAROUSEL', cards: cards.map((card) => cardOf(card, draft, named)) }]
      : []),
    ...(asksToCall ? [{ type: 'CALL_PERMISSION_REQUEST' }] : []),
  ];
}

function cardOf(card: DraftCard, draft: TemplateDraft, named: boolean): { components: CreatedComponent[] } {
  const { body, buttons = [], header } = card;
  const examples = { ...(named && draft.examples), ...card.examples };
  return {
    components: [
      headerOf(header, { ...draft, examples }, named),
      ...(body ? [bodyOf(body, examples, named)] : []),
      ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons: buttons.map(createdButton) }] : []),
    ],
  };
}

function headerOf(
  { example, format, text }: DraftHeader,
  { examples }: TemplateDraft,
  named: boolean,
): CreatedComponent {
  const kind = format.trim().toUpperCase();
  if (kind !== 'TEXT') {
    return { type: 'HEADER', format: kind, ...(example && { example: { header_handle: [example] } }) };
  }
  const variables = variablesIn(text ?? '');
  const [variable] = variables;
  const own = variable !== undefined && example ? { [variable]: example } : {};
  const known = { ...(named && examples), ...own };
  return {
    type: 'HEADER',
    format: 'TEXT',
    text: tidied(text ?? ''),
    ...(variables.length > 0 && {
      example: named
        ? { header_text_named_params: namedExamples(variables, known) }
        : { header_text: numberedExamples(variables, known) },
    }),
  };
}

function bodyOf(text: string, examples: TemplateDraft['examples'], named: boolean): CreatedComponent {
  const variables = variablesIn(text);
  return {
    type: 'BODY',
    text: tidied(text),
    ...(variables.length > 0 && {
      example: named
        ? { body_text_named_params: namedExamples(variables, examples) }
        : { body_text: [numberedExamples(variables, examples)] },
    }),
  };
}

/** Meta writes the texts of authentication templates itself, in their language. */
function passcodeComponents({ buttons = [], ...draft }: TemplateDraft): CreatedComponent[] {
  const shown = buttons.length > 0 ? buttons : [{ type: 'OTP' }];
  return [
    { type: 'BODY', add_security_recommendation: draft.securityAdvice ?? false },
    ...(draft.codeExpiryMinutes !== undefined
      ? [{ type: 'FOOTER', code_expiration_minutes: draft.codeExpiryMinutes }]
      : []),
    { type: 'BUTTONS', buttons: shown.map(createdButton) },
  ];
}
