import type { FastifyInstance } from 'fastify';
import type { ContactStore } from '../store/contacts/store.js';
import { accountRoute } from './route.js';
import { noTagRule } from './not-found.js';
import { accountQuery } from './wire/ids.js';
import { tagRule, tagRulePath, tagRuleTrial } from './wire/tag-rules.js';

type TagRules = Pick<ContactStore, 'tagRules' | 'saveTagRule' | 'deleteTagRule' | 'tryTagRule'>;

const dayMs = 86_400_000;
const bodyLimit = 512 * 1024;

/** Rules that tag contacts by what they write or press. */
export function tagRuleRoutes(app: FastifyInstance, { store }: { store: TagRules }): void {
  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/tag-rules',
      summary: 'Lists the tag rules of an account.',
      answers: { 200: '`tag_rules`.' },
      asks: accountQuery,
    },
    async ({ waba_id }) => ({ tag_rules: await store.tagRules(waba_id) }),
  );

  accountRoute(
    app,
    {
      method: 'PUT',
      url: '/v1/tag-rules',
      summary:
        'Keeps a tag rule, in the place of the one with its id; without an id, of the one for the same tag and number.',
      answers: { 200: 'The rule.' },
      asks: tagRule,
      bodyLimit,
    },
    (rule) => store.saveTagRule(rule, Date.now()),
  );

  accountRoute(
    app,
    {
      method: 'DELETE',
      url: '/v1/tag-rules/:id',
      summary: 'Deletes a tag rule. The tags that it gave stay.',
      answers: { 204: 'It is gone.' },
      path: tagRulePath,
      asks: accountQuery,
    },
    async ({ waba_id, id }, reply) => {
      if (!(await store.deleteTagRule(waba_id, id))) throw noTagRule();
      return reply.code(204).send();
    },
  );

  accountRoute(
    app,
    {
      method: 'POST',
      url: '/v1/tag-rules/trial',
      summary: 'Tells what a rule would have done in the last days, and changes nothing.',
      answers: { 200: 'How many messages and contacts it would have matched, with examples.' },
      asks: tagRuleTrial,
      bodyLimit,
    },
    ({ id: _kept, days, ...rule }) => store.tryTagRule(rule, Date.now() - days * dayMs),
  );
}
