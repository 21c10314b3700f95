import fc from 'fast-check';
import { startCrm, type Crm } from '../../../lab/crm/crm.js';
import { customFieldsOfMapping } from '../../../lab/crm/custom-fields.js';
import { mappedInput } from '../../../lab/crm/mapped-input.js';
import { crmApp } from '../../../lab/crm/zapier-app.js';
import type { Data } from '../../../lab/zapier/app-call.js';
import { Connection } from '../../../lab/zapier/connection.js';
import { Editor } from '../../../lab/zapier/editor.js';
import { mapped } from '../../../lab/zapier/mapping.js';
import { crms, type Crm as CrmName } from '../../../mappings/crm.js';
import type { ItemKind } from '../../../mappings/facts.js';
import { mapIn } from '../../../mappings/map-in.js';
import { tableOf } from '../../../mappings/tables.js';
import { anyItem } from './any-item.js';

const places = crms.flatMap((crm) =>
  Object.entries(tableOf(crm).objects).flatMap(([object, { kinds }]) =>
    kinds.map((kind) => ({ crm, object, kind })),
  ),
);

/** What only the person who builds the Zap knows: which record it belongs to. */
function chosenByPerson(crm: Crm, object: unknown): Data {
  switch (object) {
    case 'Notes':
      return { Parent_Id: crm.create('Contacts', { Last_Name: 'Chen' }).id, $se_module: 'Contacts' };
    case 'CampaignMember':
      return { CampaignId: '7015g00000Lab01AAA', ContactId: crm.create('Contact', { LastName: 'Chen' }).Id };
    case 'MessagingEndUser':
      return { MessagingPlatformKey: '1', MessageType: 'WhatsApp', MessagingChannelId: '0MI5g00000Lab01AAA' };
    default:
      return {};
  }
}

/** Puts an item through the mapping and through Zapier into a new record of a CRM. */
async function created(crmName: CrmName, object: string, kind: ItemKind, item: Data): Promise<Data> {
  const crm = startCrm(crmName, { customFields: customFieldsOfMapping(crmName) });
  const app = crmApp(crm);
  const create = new Editor(app, new Connection(app, {}), 'creates', 'create_record');
  const { fields } = mapIn(crmName, kind, item, { timeZone: 'Asia/Taipei' });
  const input = mappedInput(crmName, object, kind, 'create');
  const filled = mapped(input, { trigger: fields }) as Data;
  const { inputData } = await create.resolve({ ...filled, ...chosenByPerson(crm, input.object) });
  return (await create.run('perform', { inputData })) as Data;
}

test.each(places)('$crm takes what the mapping makes of any $kind as a new $object', async (place) => {
  await fc.assert(
    fc.asyncProperty(anyItem[place.kind], async (item) => {
      await created(place.crm, place.object, place.kind, item);
    }),
    { numRuns: 20 },
  );
});
