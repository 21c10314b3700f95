import type { ZObject } from 'zapier-platform-core';
import type { Template } from '../../whatsapp/template/template.js';
import { recall, remember } from '../cache.js';
import { Deadline } from '../deadline.js';
import { graph, path } from './graph-call.js';
import { hasId, otherMetaAnswer } from '../other-answer.js';
import { graphErrorOf, graphRefusal } from '../refusal.js';
import { settings } from '../settings.js';

/** How long a template may be remembered, in seconds: an edited one is approved again in minutes at the earliest. */
const MEMORY = 300;

const FIELDS = 'id,name,language,status,category,previous_category,parameter_format,components';

/** A template with the category it had before Meta or somebody changed it. */
export type CurrentTemplate = Template & { previous_category?: string };

/** A template as it is on Meta's side, or as it was some minutes ago. */
export interface KnownTemplate {
  template: CurrentTemplate;
  /** True when it comes from memory, and may have changed since. */
  remembered: boolean;
}

/** Gives a template with its components, as it was at most five minutes ago. */
export async function knownTemplate(z: ZObject, id: string, deadline?: Deadline): Promise<KnownTemplate> {
  const known = await recall(z, keyOf(id));
  return isTemplate(known)
    ? { template: known, remembered: true }
    : { template: await currentTemplate(z, id, deadline), remembered: false };
}

/** Gives a template with its components, as it is now. One that was deleted gives its own error. */
export async function currentTemplate(
  z: ZObject,
  id: string,
  deadline = new Deadline(),
): Promise<CurrentTemplate> {
  if (!/^\d+$/.test(id)) {
    throw new z.errors.HaltedError(
      '“Template” must be a template’s ID, which is a number, not its name. Choose the template from the list, or map the Template ID of an earlier step.',
    );
  }
  const response = await graph(z, path`${id}`, {
    timeout: deadline.within(z, settings.lookupTimeout),
    params: { fields: FIELDS },
    skipThrowForStatus: true,
  });
  if (isGone(graphErrorOf(response.data))) throw gone(z);
  const refusal = graphRefusal(z, response);
  if (refusal) throw refusal;

  if (!hasId(response.data)) throw otherMetaAnswer(z, 'template');
  const found = response.data as CurrentTemplate;
  // Meta leaves out members that are empty.
  const template = { ...found, components: found.components ?? [] };
  await remember(z, keyOf(id), template, MEMORY);
  return template;
}

/** Graph API: unknown object, or one that this token may not see. */
function isGone(error: ReturnType<typeof graphErrorOf>): boolean {
  return error?.code === 803 || (error?.code === 100 && error.error_subcode === 33);
}

function gone(z: ZObject): Error {
  return new z.errors.HaltedError(
    'The template cannot be found: it was deleted, or it belongs to an account that this connection was not given. Open the step and choose another template.',
  );
}

function isTemplate(value: unknown): value is CurrentTemplate {
  return typeof value === 'object' && value !== null && 'components' in value && 'status' in value;
}

function keyOf(id: string): string {
  return `template/${id}`;
}
