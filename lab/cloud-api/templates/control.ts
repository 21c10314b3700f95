import type { FastifyInstance } from 'fastify';
import { parametersOf } from '../access.js';
import type { CloudApi } from '../cloud-api.js';
import { answer, textIn } from '../control.js';
import { asText, type Json } from '../json.js';
import { parseCategory } from './parsing.js';

const QUALITIES = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'];
const STATUSES = ['ARCHIVED', 'UNARCHIVED', 'FLAGGED', 'IN_APPEAL', 'LIMIT_EXCEEDED', 'LOCKED', 'REINSTATED'];

/** `/lab/templates/…`: what Meta's reviewers and customers' reports do to templates, for trying it. */
export function registerTemplateControl(server: FastifyInstance, { templates, world }: CloudApi): void {
  server.get('/lab/templates', () =>
    world.wabas.flatMap((waba) =>
      waba.templates.map(({ category, id, language, name, status }) => ({
        id,
        name,
        language,
        category,
        status,
        waba_id: waba.id,
      })),
    ),
  );

  const acts: Record<string, (id: string, input: Json) => void> = {
    approve: (id) => templates.approve(id),
    reject: (id, input) => {
      const reason = asText(input.reason) ?? 'PROMOTIONAL';
      const details = asText(input.details);
      const recommendation = asText(input.recommendation) ?? 'Change the template, and submit it again.';
      templates.reject(id, { reason, ...(details ? { info: { reason: details, recommendation } } : {}) });
    },
    pause: (id) => templates.pause(id),
    unpause: (id) => templates.unpause(id),
    disable: (id) => templates.disable(id),
    delete: (id) => templates.remove(id),
    quality: (id, input) => templates.changeQuality(id, oneOf(QUALITIES, textIn(input, 'score'), 'score')),
    category: (id, input) => {
      const category = parseCategory(input.category);
      if (input.in_seconds === undefined) templates.changeCategory(id, category);
      else templates.announceCategory(id, category, Number(input.in_seconds));
    },
    status: (id, input) => templates.setStatus(id, oneOf(STATUSES, textIn(input, 'status'), 'status')),
  };
  for (const [name, act] of Object.entries(acts)) {
    server.post<{ Params: { id: string } }>(`/lab/templates/:id/${name}`, (request, reply) =>
      answer(reply, () => {
        act(request.params.id, parametersOf(request));
        return { success: true };
      }),
    );
  }
}

function oneOf(list: readonly string[], written: string, name: string): string {
  const word = written.toUpperCase();
  if (!list.includes(word)) throw new Error(`${name} must be one of: ${list.join(', ')}.`);
  return word;
}
