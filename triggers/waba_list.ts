import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { wabaIdsOf } from '../api/connection.js';
import { wabas } from '../api/graph-api/graph.js';

const perform = (async (z, bundle) => {
  const accounts = await wabas(z, wabaIdsOf(bundle));
  return accounts.map(({ id, name }) => ({ id, label: name || id }));
}) satisfies PollingTriggerPerform;

/** Fills the dropdown of accounts. */
export default defineTrigger({
  key: 'waba_list',
  noun: 'Account',
  display: {
    label: 'List of WhatsApp Business Accounts',
    description: 'Triggers when a dropdown of WhatsApp Business accounts is opened.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform,
    sample: { id: '102290129340398', label: 'Lucky Garden' },
    outputFields: [
      { key: 'id', label: 'Account ID', type: 'string' },
      { key: 'label', label: 'Name', type: 'string' },
    ],
  },
});
