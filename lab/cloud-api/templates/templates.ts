import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Access } from '../access.js';
import { selectFields } from '../field-selection.js';
import { asText, isObject, type Json } from '../json.js';
import { pageOf } from '../paging.js';
import type { TemplateComponent, TemplateNode } from './node.js';

type Named = { id: string };

const DEFAULTS = [
  'name',
  'previous_category',
  'parameter_format',
  'components',
  'language',
  'status',
  'category',
];

const FIELDS = [
  'id',
  ...DEFAULTS,
  'sub_category',
  'correct_category',
  'rejected_reason',
  'quality_score',
  'message_send_ttl_seconds',
  'library_template_name',
  'cta_url_link_tracking_opted_out',
  'degrees_of_freedom_spec',
];

/** Graph says how many templates an account of a verified business may have. */
const TEMPLATE_LIMIT = 6000;

/** The list of an account's templates, with every filter (Cloud API: message templates). */
export function registerTemplates(server: FastifyInstance, access: Access): void {
  server.get<{ Params: Named }>('/:id/message_templates', (request, reply) => {
    const waba = access.waba(request, reply, request.params.id);
    const query = isObject(request.query) ? request.query : {};
    const found = waba.templates.filter((template) => passes(template, query));
    const page = pageOf(request, found, (template) => showTemplate(request, template));
    return { ...page, ...summaryOf(query, found.length, waba.templates.length) };
  });
}

/** A template as Graph shows it, with the fields that are asked for. */
export function showTemplate(request: FastifyRequest, template: TemplateNode): Json {
  return selectFields(request, { ...template }, DEFAULTS, 'WhatsAppMessageTemplate', FIELDS);
}

function passes(template: TemplateNode, query: Json): boolean {
  const holds = (text: string, part: unknown) => text.toLowerCase().includes(String(part).toLowerCase());
  const content = () => contentOf(template.components);
  return (
    (query.name === undefined || holds(template.name, query.name)) &&
    (query.content === undefined || holds(content(), query.content)) &&
    (query.name_or_content === undefined ||
      holds(template.name, query.name_or_content) ||
      holds(content(), query.name_or_content)) &&
    isOneOf(template.language, query.language) &&
    isOneOf(template.category, query.category) &&
    isOneOf(template.status, query.status) &&
    isOneOf(template.quality_score?.score ?? 'UNKNOWN', query.quality_score)
  );
}

/** A filter's value can be one word or a JSON list of words, as Graph takes enums. */
function isOneOf(value: string, filter: unknown): boolean {
  const written = asText(filter);
  if (written === undefined) return true;
  const words = written.replace(/[[\]"'\s]/g, '').split(',');
  return words.some((word) => word.toUpperCase() === value.toUpperCase());
}

function contentOf(components: TemplateComponent[]): string {
  return components
    .flatMap((component) => [
      component.text ?? '',
      ...(component.buttons ?? []).map((button) => button.text ?? ''),
      ...(component.cards ?? []).map((card) => contentOf(card.components)),
    ])
    .join('\n');
}

function summaryOf(query: Json, found: number, all: number): Json {
  const asked = (asText(query.summary) ?? '').split(',').map((name) => name.trim());
  const counts: Json = {
    total_count: found,
    message_template_count: all,
    message_template_limit: TEMPLATE_LIMIT,
    are_translations_complete: true,
  };
  const named = Object.entries(counts).filter(([name]) => asked.includes(name));
  return named.length > 0 ? { summary: Object.fromEntries(named) } : {};
}
