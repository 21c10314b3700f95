import type { HttpResponse, ZObject } from 'zapier-platform-core';
import type { TemplateCreation } from '../../whatsapp/template-draft.js';
import type { Deadline } from '../deadline.js';
import { graph, path } from './graph-call.js';
import { graphRefusal } from '../refusal.js';
import { settings } from '../settings.js';
import { findTemplates } from './template-search.js';

/** Milliseconds without which a template is not submitted: the submission, and a look whether it was taken. */
export const LEAST_SUBMISSION_TIME = 12_000;

/** What Meta says of a template that was submitted. */
export interface Submitted {
  id: string;
  /** PENDING, or already APPROVED or REJECTED. */
  status: string;
  /** Meta may choose another one than was asked for. */
  category: string;
}

/**
 * Submits a template for review (Cloud API: message template creation). When nobody can say whether Meta took it, it
 * is looked up: a name can be taken once only, so a second try would be refused.
 */
export async function submit(
  z: ZObject,
  wabaId: string,
  creation: TemplateCreation,
  deadline: Deadline,
): Promise<Submitted> {
  deadline.reserve(z, LEAST_SUBMISSION_TIME);
  let response: HttpResponse<unknown>;
  try {
    response = await graph(z, path`${wabaId}/message_templates`, {
      method: 'POST',
      timeout: deadline.before(settings.lookupTimeout).within(z, settings.sendTimeout),
      body: { ...creation },
      skipThrowForStatus: true,
    });
  } catch (error) {
    if (error instanceof z.errors.RefreshAuthError) throw error;
    return lookedUp(z, wabaId, creation, deadline, error);
  }
  const refusal = graphRefusal(z, response);
  if (refusal && response.status >= 500) return lookedUp(z, wabaId, creation, deadline, refusal);
  if (refusal) throw refusal;
  const { id, status, category } = response.data as Partial<Submitted>;
  if (!id) return lookedUp(z, wabaId, creation, deadline, noId(z));
  return { id, status: status ?? 'PENDING', category: category ?? creation.category };
}

async function lookedUp(
  z: ZObject,
  wabaId: string,
  { name, language }: TemplateCreation,
  deadline: Deadline,
  reason: unknown,
): Promise<Submitted> {
  const found = await findTemplates(z, wabaId, { name, language }, deadline).catch(() => []);
  const taken = found.find((template) => template.name === name);
  if (!taken) throw reason;
  return { id: taken.id, status: taken.status, category: taken.category };
}

function noId(z: ZObject): Error {
  return new z.errors.Error(
    'Meta gave an answer without a template ID, and the template is not in the account. Run this step again.',
  );
}
