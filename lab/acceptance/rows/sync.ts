import type { Crm } from '../../crm/crm.js';
import { mappedInput } from '../../crm/mapped-input.js';
import { pickedInput } from '../../crm/picked-input.js';
import type { Data } from '../../zapier/app-call.js';
import type { LiveZap } from '../../zapier/live-zap.js';
import type { Zap, ZapStep } from '../../zapier/zap.js';
import { percentile } from '../percentile.js';
import type { Progress } from '../progress.js';
import type { Measurement } from '../row.js';
import type { Played, Setting } from '../setting.js';
import { crmFacts, type CrmFacts } from './crm-facts.js';
import { until } from './waiting.js';

/** So many per cent of the changes are as fast, or faster. */
const share = 95;
const rounds = 5;

interface Delays {
  /** From a customer's message to the message with its sender in the CRM, seconds. */
  toCrm: number[];
  /** From a tag in the CRM to the tag in the hub, seconds. */
  fromCrm: number[];
}

/** How long a change takes from WhatsApp to the CRM and from the CRM to the hub, through Zaps that are on. */
export async function syncDelay(setting: Setting, played: Played, progress: Progress): Promise<Measurement> {
  const delays: Delays = { toCrm: [], fromCrm: [] };
  const problems: string[] = [];
  progress.begin('Syncing with three CRMs', crmFacts.length * rounds);
  for (const [place, facts] of crmFacts.entries()) {
    const crm = played.crms[facts.kind];
    const company: Company = { setting, played, crm, facts };
    const toCrm = await turnOn(company, messagesZap(setting, facts));
    for (let round = 0; round < rounds; round++) {
      const customer = `4917${2 + place}5550${100 + round}`;
      const seconds = await messageToCrm(company, customer, round);
      delays.toCrm.push(seconds);
      if (!Number.isFinite(seconds))
        problems.push(`${facts.kind}: a message did not come into the CRM.${why(toCrm)}`);
    }
    await toCrm.turnOff();
    const fromCrm = await turnOn(company, await tagsZap(company));
    for (let round = 0; round < rounds; round++) {
      const customer = `4917${2 + place}5550${100 + round}`;
      const seconds = await tagFromCrm(company, fromCrm, customer, round);
      delays.fromCrm.push(seconds);
      if (!Number.isFinite(seconds))
        problems.push(`${facts.kind}: a tag did not come into the hub.${why(fromCrm)}`);
      progress.reach(place * rounds + round + 1);
    }
    await fromCrm.turnOff();
  }
  progress.end();
  const all = [...delays.toCrm, ...delays.fromCrm];
  return {
    value: percentile(all, share),
    detail: `${all.length} changes with HubSpot, Salesforce and Zoho CRM; ${share} of 100 are as fast. A message until it is logged with its sender in the CRM: ${words(delays.toCrm)}. A tag of the CRM until the hub has it: ${words(delays.fromCrm)}, from the moment Zapier’s trigger of the CRM looks; how often it looks is up to your Zapier plan. Tags given on WhatsApp’s side go to the CRM every 15 minutes, as Contact Changed does.`,
    problems,
  };
}

interface Company {
  setting: Setting;
  played: Played;
  crm: Crm;
  facts: CrmFacts;
}

function turnOn({ setting: { zapier, connection } }: Company, zap: Zap): Promise<LiveZap> {
  return zapier.turnOn(zap, connection);
}

async function messageToCrm(
  { setting, played, crm, facts }: Company,
  customer: string,
  round: number,
): Promise<number> {
  const text = `Do you deliver on Sundays? (${round + 1})`;
  const startedAt = Date.now();
  await played.lab.cloudApi.customerWrites({
    phoneNumberId: setting.phoneNumberId,
    from: { wa_id: customer, name: `Customer ${round + 1}` },
    message: text,
  });
  const isLogged = async () =>
    crm.records(facts.logApi).some((log) => log[facts.logText] === text) &&
    crm.find(facts.personApi, facts.waId, customer) !== null;
  return (await until(isLogged, played.patienceMs)) ? (Date.now() - startedAt) / 1_000 : Infinity;
}

async function tagFromCrm(
  { setting: { hub }, played, crm, facts }: Company,
  zap: LiveZap,
  customer: string,
  round: number,
): Promise<number> {
  const record = crm.find(facts.personApi, facts.waId, customer);
  if (!record) return Infinity;
  const tag = `Regular ${round + 1}`;
  crm.update(facts.personApi, String(record[facts.id]), { [facts.tags]: facts.tagged([tag]) });
  const startedAt = Date.now();
  await zap.poll();
  const isThere = async () => (await hub.contact(customer))?.tags.includes(tag) ?? false;
  return (await until(isThere, played.patienceMs)) ? (Date.now() - startedAt) / 1_000 : Infinity;
}

function messagesZap({ wabaId, phoneNumberId }: Setting, facts: CrmFacts): Zap {
  const { kind, person, log, search, logged } = facts;
  return {
    name: `Log messages in ${kind}`,
    trigger: {
      step: 'new_message',
      input: { waba_id: wabaId, phone_number_id: phoneNumberId, crm_mapping: kind },
    },
    steps: [
      {
        ...inCrm(facts, 'person', 'searches', 'find_or_create_record'),
        input: { ...mappedInput(kind, person, 'message', 'create'), ...search },
      },
      {
        ...inCrm(facts, 'log', 'creates', 'create_record'),
        input: { ...mappedInput(kind, log, 'message', 'create'), ...logged },
      },
    ],
  };
}

async function tagsZap(company: Company): Promise<Zap> {
  const { kind, personApi, tags } = company.facts;
  return {
    name: `Tags from ${kind}`,
    trigger: { app: kind, step: 'updated_record', input: { object: personApi, changed_field: tags } },
    steps: [await syncStep(company)],
  };
}

/** All that the step offers of the person's record is picked from the trigger. */
async function syncStep({ setting, crm, facts }: Company): Promise<ZapStep> {
  const { connection, wabaId, zapier } = setting;
  const editor = zapier.editor(connection, 'creates', 'sync_contact_tags');
  const mapped: Data = { waba_id: wabaId, mode: 'two_way', crm_mapping: facts.kind };
  // Where a CRM has one kind of record that fits, there is nothing to choose.
  const several = (await editor.fields(mapped)).some(({ key }) => key === 'crm_objects');
  const filled = several ? { ...mapped, crm_objects: [facts.person] } : mapped;
  const picked = pickedInput(crm, facts.person, await editor.fields(filled), 'trigger');
  return { name: 'sync', kind: 'creates', step: 'sync_contact_tags', input: { ...filled, ...picked } };
}

function inCrm({ kind: app }: CrmFacts, name: string, kind: ZapStep['kind'], step: string) {
  return { name, app, kind, step };
}

function words(seconds: readonly number[]): string {
  const slowest = percentile(seconds, 100);
  return `half of them in ${percentile(seconds, 50).toFixed(2)} s, the slowest ${Number.isFinite(slowest) ? `in ${slowest.toFixed(2)} s` : 'never'}`;
}

/** What a person would read in Zap history. */
function why({ runs }: LiveZap): string {
  const message = runs.flatMap(({ steps }) => steps).findLast(({ status }) => status !== 'success')?.message;
  return message ? ` ${message}` : '';
}
