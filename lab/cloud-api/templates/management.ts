import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parametersOf, type Access } from '../access.js';
import type { Waba } from '../entities.js';
import { invalidParameter, unsupportedRequest } from '../graph-error.js';
import { graphId } from '../ids.js';
import { asText, type Json } from '../json.js';
import type { RateLimits } from '../limits.js';
import type { TemplateChanges } from './changes.js';
import { TemplateNames } from './names.js';
import type { TemplateComponent, TemplateNode } from './node.js';
import {
  parseCategory,
  parseComponents,
  parseFormat,
  parseLanguage,
  parseName,
  parseTimeToLive,
} from './parsing.js';
import { onlyKeys } from '../judge/parameters.js';
import { refusedParameter, refusedTemplate } from './refusal.js';
import { checkComponents } from './rules.js';
import type { Uploads } from './uploads.js';
import type { World } from '../world.js';

const DAY = 24 * 60 * 60 * 1000;
const EDITABLE = ['APPROVED', 'REJECTED', 'PAUSED'];

const CREATION_MEMBERS = [
  'name',
  'language',
  'category',
  'parameter_format',
  'components',
  'message_send_ttl_seconds',
  'sub_category',
  'cta_url_link_tracking_opted_out',
  'access_token',
  'appsecret_proof',
];

const EDIT_MEMBERS = [
  'category',
  'components',
  'parameter_format',
  'message_send_ttl_seconds',
  'access_token',
  'appsecret_proof',
];

interface Parts {
  world: World;
  access: Access;
  limits: RateLimits;
  changes: TemplateChanges;
  uploads: Uploads;
}

/** Creating, editing and deleting templates (Cloud API: template management). */
export class TemplateManagement {
  private readonly names: TemplateNames;
  private readonly edits = new Map<string, number[]>();

  constructor(private readonly parts: Parts) {
    this.names = new TemplateNames(() => parts.world.now());
  }

  register(server: FastifyInstance): void {
    const { access, changes, world } = this.parts;
    server.post<{ Params: { id: string } }>('/:id/message_templates', (request, reply) =>
      this.create(access.waba(request, reply, request.params.id), parametersOf(request)),
    );
    server.delete<{ Params: { id: string } }>('/:id/message_templates', (request, reply) =>
      this.delete(access.waba(request, reply, request.params.id), parametersOf(request)),
    );
    server.post<{ Params: { id: string } }>('/:id/unpause', (request, reply) => {
      const found = world.template(request.params.id);
      if (!found) throw unsupportedRequest(request.method, request.params.id);
      access.waba(request, reply, found.waba.id);
      if (found.template.status !== 'PAUSED')
        return { success: false, reason: 'The template is not paused.' };
      changes.unpause(found.template.id);
      return { success: true };
    });
  }

  /**
   * `POST /{template}`: other components, or another category or time to live, and a new review.
   * @throws GraphError 100, with subcode 2388039 for a template that cannot be edited now.
   */
  edit(request: FastifyRequest, reply: FastifyReply, template: TemplateNode, waba: Waba): Json {
    this.parts.access.waba(request, reply, waba.id);
    const input = parametersOf(request);
    onlyKeys(input, EDIT_MEMBERS, 'message_template');
    if (!EDITABLE.includes(template.status)) {
      throw refusedTemplate(
        2388039,
        "The status for this message template can't be changed. You can only delete or add templates.",
      );
    }
    const approved = template.status === 'APPROVED';
    const category = input.category === undefined ? template.category : parseCategory(input.category);
    if (approved && category !== template.category) {
      throw refusedParameter(
        'Template category is fixed',
        "The category of an approved template can't be changed.",
      );
    }
    const format =
      input.parameter_format === undefined ? template.parameter_format : parseFormat(input.parameter_format);
    const components =
      input.components === undefined ? template.components : parseComponents(input.components);
    const timeToLive = parseTimeToLive(input.message_send_ttl_seconds, category);
    if (input.components !== undefined || category !== template.category) {
      this.check(components, category, format);
    }
    if (approved) this.countEdit(template.id);
    Object.assign(template, { category, components, parameter_format: format });
    if (timeToLive !== undefined) template.message_send_ttl_seconds = timeToLive;
    this.parts.changes.submit(template.id);
    return { success: true };
  }

  private create(waba: Waba, input: Json): Json {
    const { changes, limits } = this.parts;
    onlyKeys(input, CREATION_MEMBERS, 'message_template');
    const name = parseName(input.name);
    const language = parseLanguage(input.language);
    const category = parseCategory(input.category);
    const format = parseFormat(input.parameter_format);
    const timeToLive = parseTimeToLive(input.message_send_ttl_seconds, category);
    const components = parseComponents(input.components);
    this.check(components, category, format);
    this.names.checkFree(waba, name, language);
    if (waba.templates.length >= limits.limits.templates) {
      throw refusedTemplate(2388019, 'The account has as many message templates as it may have.');
    }
    limits.countTemplateCreation(waba.id);
    const template: TemplateNode = {
      id: graphId(),
      name,
      language,
      category,
      status: 'PENDING',
      parameter_format: format,
      components,
      rejected_reason: 'NONE',
      quality_score: { score: 'UNKNOWN' },
      ...(timeToLive === undefined ? {} : { message_send_ttl_seconds: timeToLive }),
    };
    waba.templates.unshift(template);
    changes.submit(template.id);
    return { id: template.id, status: template.status, category: template.category };
  }

  private delete(waba: Waba, input: Json): Json {
    const { name, hsm_id: id, hsm_ids: ids } = input;
    const wanted = ids === undefined ? (id === undefined ? null : [String(id)]) : idsOf(ids);
    if (wanted === null && !asText(name)) throw invalidParameter('(#100) The parameter name is required.');
    const found = waba.templates.filter(
      (template) =>
        (wanted === null || wanted.includes(template.id)) && (name === undefined || template.name === name),
    );
    if (found.length === 0 || (wanted !== null && found.length < wanted.length)) {
      throw refusedParameter(
        'Message template not found',
        'There is no message template with this name or ID in the account.',
      );
    }
    if (found.some((template) => template.status === 'DISABLED')) {
      throw refusedTemplate(2388039, "Disabled message templates can't be deleted.");
    }
    for (const template of found) {
      if (template.status === 'APPROVED') this.names.lock(waba, template);
      this.parts.changes.remove(template.id);
    }
    return { success: true };
  }

  private check(
    components: readonly TemplateComponent[],
    category: TemplateNode['category'],
    format: TemplateNode['parameter_format'],
  ): void {
    const sampleType = (handle: string) => this.parts.uploads.typeOf(handle);
    checkComponents(components, category, { format, sampleType });
  }

  /** An approved template can be edited once in a day, and ten times in thirty days. */
  private countEdit(id: string): void {
    const now = this.parts.world.now();
    const edits = (this.edits.get(id) ?? []).filter((at) => now - at < 30 * DAY);
    if (edits.length >= 10 || edits.some((at) => now - at < DAY)) {
      throw refusedParameter(
        'Message template edit limit reached',
        'An approved template can be edited once in 24 hours, and 10 times in 30 days.',
      );
    }
    this.edits.set(id, [...edits, now]);
  }
}

function idsOf(list: unknown): string[] {
  const written = Array.isArray(list)
    ? list
    : String(list)
        .replace(/[[\]"'\s]/g, '')
        .split(',');
  return written.map(String).filter(Boolean);
}
