import type { Data } from '../zapier/app-call.js';
import type { Editor } from '../zapier/editor.js';
import type { TemplateNode } from '../cloud-api/templates/node.js';
import { UnusableFile } from '../command/json-file.js';
import { expectationOf, type Expectation } from './expectation.js';
import { approvedTemplate, isHeard } from './meta-access.js';
import type { Sample } from './plan.js';
import type { Setting } from './setting.js';

/** A sample as it is ready to be sent. */
export interface ReadySample {
  template: TemplateNode;
  /** What the step gets, but for the recipient and the key. */
  input: Data;
  expected: Expectation;
}

export interface Preparation {
  editor: Editor;
  ready: ReadonlyMap<Sample, ReadySample>;
  /** Sentences about what will keep messages from going out, though nothing is wrong with the samples. */
  warnings: string[];
}

/** Sets the step up for each sample as a person does; sends nothing. @throws UnusableFile with all that is wrong with them. */
export async function prepare(setting: Setting): Promise<Preparation> {
  const { connection, zapier, samples } = setting;
  const editor = zapier.editor(connection, 'creates', 'send_template');
  const templates = new Map<string, Promise<TemplateNode>>();
  const ready = new Map<Sample, ReadySample>();
  const problems = new Set<string>();
  for (const sample of samples) {
    const key = `${sample.name} ${sample.language}`;
    const asked = templates.get(key) ?? approvedTemplate(setting.meta, sample);
    templates.set(key, asked);
    try {
      ready.set(sample, await readySample(setting, editor, sample, await asked));
    } catch (error) {
      problems.add(
        `${sample.name} (${sample.language}): ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  if (problems.size > 0)
    throw new UnusableFile(
      `The templates cannot be sent:\n${[...problems].map((one) => `  ${one}`).join('\n')}`,
    );
  const warnings = [...(await deafness(setting)), ...(await consentWarnings(setting, [...ready.values()]))];
  return { editor, ready, warnings };
}

async function readySample(
  { recipients, wabaId, phoneNumberId }: Setting,
  editor: Editor,
  { values }: Sample,
  template: TemplateNode,
): Promise<ReadySample> {
  const { inputData, missing } = await editor.resolve({
    waba_id: wabaId,
    phone_number_id: phoneNumberId,
    template_id: template.id,
    to: recipients[0],
    if_hub_unreachable: 'stop',
    ...values,
  });
  if (missing.length > 0)
    throw new Error(`values are missing for ${missing.map(({ key }) => `“${key}”`).join(', ')}.`);
  return { template, input: inputData, expected: expectationOf(template, values) };
}

/** Without webhooks nobody hears that a message was delivered. */
async function deafness({ meta }: Setting): Promise<string[]> {
  if (await isHeard(meta)) return [];
  return [
    'Meta does not tell your app what happens on this account, so no status will come. Turn on a Zap with the trigger New Message Status once, and run this again.',
  ];
}

/** The hub lets marketing go to those alone who opted in. */
async function consentWarnings(
  { hub, recipients }: Setting,
  ready: readonly ReadySample[],
): Promise<string[]> {
  const marketing = ready.find(({ template }) => template.category === 'MARKETING')?.template;
  if (!marketing) return [];
  const contacts = await Promise.all(recipients.map((recipient) => hub.contact(recipient)));
  const without = contacts.filter((contact) => contact?.consent !== 'opted_in').length;
  if (without === 0) return [];
  return [
    `${marketing.name} is marketing, and ${without} of ${recipients.length} test numbers have not opted in: the hub will not let it go to them. Record their consent with the action Record Consent, or take the template out.`,
  ];
}
