import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CloudApi } from '../cloud-api.js';
import { answer, bodyOf } from '../control.js';
import { checked } from '../control-form.js';
import type { Json } from '../json.js';

type Act = (id: string, input: Json) => void;

const textRule = 'must be a text';
const secondsRule = 'must be a number of seconds, 0 or more, without quotes';

const nothingForm = z.strictObject({});
const rejectionForm = z.strictObject({
  reason: z.string(textRule).min(1, textRule).default('PROMOTIONAL'),
  details: z.string(textRule).optional(),
  recommendation: z.string(textRule).default('Change the template, and submit it again.'),
});
const qualityForm = z.strictObject({ score: oneOf('GREEN', 'YELLOW', 'RED', 'UNKNOWN') });
const categoryForm = z.strictObject({
  category: oneOf('UTILITY', 'MARKETING', 'AUTHENTICATION'),
  in_seconds: z.number(secondsRule).min(0, secondsRule).optional(),
});
const statusForm = z.strictObject({
  status: oneOf('ARCHIVED', 'UNARCHIVED', 'FLAGGED', 'IN_APPEAL', 'LIMIT_EXCEEDED', 'LOCKED', 'REINSTATED'),
});

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

  const acts: Record<string, Act> = {
    approve: acting(nothingForm, (id) => templates.approve(id)),
    reject: acting(rejectionForm, (id, { reason, details, recommendation }) =>
      templates.reject(id, { reason, ...(details ? { info: { reason: details, recommendation } } : {}) }),
    ),
    pause: acting(nothingForm, (id) => templates.pause(id)),
    unpause: acting(nothingForm, (id) => templates.unpause(id)),
    disable: acting(nothingForm, (id) => templates.disable(id)),
    delete: acting(nothingForm, (id) => templates.remove(id)),
    quality: acting(qualityForm, (id, { score }) => templates.changeQuality(id, score)),
    category: acting(categoryForm, (id, { category, in_seconds: seconds }) =>
      seconds === undefined
        ? templates.changeCategory(id, category)
        : templates.announceCategory(id, category, seconds),
    ),
    status: acting(statusForm, (id, { status }) => templates.setStatus(id, status)),
  };
  for (const [name, act] of Object.entries(acts)) {
    server.post<{ Params: { id: string } }>(`/lab/templates/:id/${name}`, (request, reply) =>
      answer(reply, () => {
        act(request.params.id, bodyOf(request));
        return { success: true };
      }),
    );
  }
}

function acting<Form extends z.ZodObject>(form: Form, act: (id: string, input: z.output<Form>) => void): Act {
  return (id, input) => act(id, checked(form, input));
}

/** One of these words; small letters are taken too. */
function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  const rule = `must be one of: ${words.join(', ')}`;
  const upper = (written: unknown) => (typeof written === 'string' ? written.toUpperCase() : written);
  return z.preprocess(upper, z.enum(words, rule));
}
