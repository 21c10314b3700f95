import zapier, { type PlainInputField, type PlainOutputField } from 'zapier-platform-core';
import packageJson from '../package.json' with { type: 'json' };
import { app, offline, run } from './zapier.js';
import { outputKeys, sampleValues, texts, titleCase, type Step, steps } from './definition.js';

offline();

type Handler = (event: object) => Promise<{ results: unknown }>;

const all = steps(app);
const visible = all.filter(({ step }) => !step.display.hidden);
const triggers = visible.filter(({ kind }) => kind === 'trigger');
const instant = triggers.filter(({ step }) => step.operation.type === 'hook');
const polling = triggers.filter(({ step }) => step.operation.type === 'polling');
const creates = visible.filter(({ kind }) => kind === 'create');
const searches = visible.filter(({ kind }) => kind === 'search');

const named = (list: Step[]) => list.map((step) => [step.step.key, step] as const);
const plainInputs = ({ step }: Step) =>
  (step.operation.inputFields ?? []).filter((field): field is PlainInputField => typeof field !== 'function');
/** Those of a CRM mapping are worked out, and have tests of their own. */
const outputs = ({ step }: Step) =>
  (step.operation.outputFields ?? []).filter(
    (field): field is PlainOutputField => typeof field !== 'function',
  );
const sampleOf = ({ step }: Step) => step.operation.sample ?? {};

describe('the app', () => {
  it('has the version of the package and the platform it is built for', () => {
    expect(app.version).toBe(packageJson.version);
    expect(app.platformVersion).toBe(zapier.version);
    expect(packageJson.dependencies['zapier-platform-core']).toBe(zapier.version);
  });

  it('passes the platform’s own schema', async () => {
    // The platform's types leave the handler out.
    const { createAppHandler } = zapier as unknown as { createAppHandler: (app: object) => Handler };
    const handler = createAppHandler(app);
    expect((await handler({ command: 'validate' })).results).toEqual([]);
  });

  it('names its steps for good: Zaps that are on know them by these keys', () => {
    expect(all.map(({ kind, step }) => `${kind} ${step.key}`)).toEqual([
      'trigger new_message',
      'trigger message_status',
      'trigger contact_synced',
      'trigger interaction_digest',
      'trigger template_status',
      'trigger consent_changed',
      'trigger handoff_requested',
      'trigger failure_reported',
      'trigger waba_list',
      'trigger phone_number_list',
      'trigger template_list',
      'trigger tag_list',
      'create send_template',
      'create send_template_batch',
      'create send_message',
      'create mark_read',
      'create upload_media',
      'create create_template',
      'create upsert_contact',
      'create sync_contact_tags',
      'create record_consent',
      'create save_tag_rule',
      'create resolve_handoff',
      'create resolve_failure',
      'search find_template',
      'search find_contact',
      'search find_conversation',
      'search find_message',
      'search delivery_report',
      'search check_recipient',
    ]);
  });

  it('shows only https addresses', () => {
    expect(texts(app).filter((text) => text.includes('http://'))).toEqual([]);
  });

  it('has no address that a browser would run', () => {
    expect(texts(app).filter((text) => /(javascript|data|vbscript):/i.test(text))).toEqual([]);
  });

  it('has no address in its help that is neither a link nor code', () => {
    const help = all.flatMap((step) => plainInputs(step)).map(({ helpText = '' }) => helpText);
    expect(help.filter((text) => /(^|[^(`])https?:\/\/[a-z]/.test(text))).toEqual([]);
  });

  it('hides computed fields from the person who connects', () => {
    expect(app.authentication?.fields?.every(({ computed }) => computed)).toBe(true);
  });

  it('has no test for triggers that are set up only as a fixed webhook', () => {
    for (const { step } of instant) {
      expect(step.operation).toMatchObject({
        performList: expect.any(Function),
        performSubscribe: expect.any(Function),
        performUnsubscribe: expect.any(Function),
      });
    }
  });
});

describe.each(named(triggers))('the trigger %s', (_key, { step }) => {
  it('is described as Zapier’s triggers are', () => {
    expect(step.display.description).toMatch(/^Triggers when [^.]+\.$/);
  });
});

describe.each(named(instant))('the instant trigger %s', (_key, { step }) => {
  it('starts nothing for an event that is none of its own', async () => {
    expect(await run(step.operation.perform, { cleanedRequest: { hello: 1 } })).toEqual([]);
  });
});

describe.each(named(polling))('the polling trigger %s', (_key, { step }) => {
  it('has a sample with the id by which Zapier knows what it has seen', () => {
    expect(step.operation.sample?.id).toEqual(expect.any(String));
  });
});

describe.each(named(creates))('the action %s', (_key, step) => {
  it('is described by a verb in the third person', () => {
    expect(step.step.display.description).toMatch(/^[A-Z][a-z]+s [^.]+\.$/);
  });

  it('has fields before any choice is made', () => {
    expect(plainInputs(step).length).toBeGreaterThan(0);
  });

  it('asks for no secret', () => {
    expect(plainInputs(step).filter(({ key }) => /secret|token|password|api_?key/i.test(key))).toEqual([]);
  });
});

describe.each(named(searches))('the search %s', (_key, step) => {
  it('is described as Zapier’s searches are', () => {
    expect(step.step.display.label).toMatch(/^(Find|Check) /);
    expect(step.step.display.description).toMatch(/^Finds a [^.]+\.$/);
  });
});

describe.each(named(visible))('the step %s', (_key, step) => {
  it('has a label in title case', () => {
    const { label = '' } = step.step.display;
    expect(label).toBe(titleCase(label));
  });

  it('labels every input and output, in title case', () => {
    const labels = [...plainInputs(step), ...outputs(step)].map(({ label = '' }) => label);
    expect(labels).toEqual(labels.map(titleCase));
    expect(labels).not.toContain('');
  });

  it('has no two outputs with the same label', () => {
    const labels = outputs(step).map(({ label }) => label);
    expect(labels.filter((label, place) => labels.indexOf(label) !== place)).toEqual([]);
  });

  it('types every output', () => {
    expect(outputs(step).filter(({ type }) => !type)).toEqual([]);
  });

  it('has a sample with exactly the keys of its outputs', () => {
    expect(Object.keys(sampleOf(step)).sort()).toEqual(outputKeys(outputs(step)).sort());
  });

  it('has a sample whose values have the types of its outputs', () => {
    for (const { key, type, list, dict } of outputs(step)) {
      const wanted = { number: 'number', integer: 'number', boolean: 'boolean' }[String(type)] ?? 'string';
      for (const value of sampleValues(sampleOf(step), key)) {
        expect([key, Array.isArray(value)]).toEqual([key, list === true]);
        if (!list && !dict) expect([key, typeof value]).toEqual([key, wanted]);
      }
    }
  });

  it('has dates in its sample as ISO-8601 with a time zone', () => {
    const dates = outputs(step).filter(({ type }) => type === 'datetime');
    for (const date of dates.flatMap(({ key }) => sampleValues(sampleOf(step), key))) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(Z|[+-]\d\d:\d\d)$/);
    }
  });

  it('lets an ID be chosen, never typed', () => {
    const ids = plainInputs(step).filter(
      ({ key, label }) => /(^|_)ids?$/.test(key) || /\bIDs?$/.test(label ?? ''),
    );
    expect(ids.filter(({ dynamic, choices }) => !dynamic && !choices)).toEqual([]);
  });

  it('fills its dropdowns from triggers that are there', () => {
    const keys = plainInputs(step).flatMap(({ dynamic }) => (dynamic ? [String(dynamic).split('.')[0]] : []));
    expect(Object.keys(app.triggers)).toEqual(expect.arrayContaining(keys));
  });

  it('offers to search only with searches that are there, and only where a choice can be made', () => {
    const fields = plainInputs(step).filter(({ search }) => search);
    const keys = fields.map(({ search }) => String(search).split('.')[0]);
    expect(Object.keys(app.searches)).toEqual(expect.arrayContaining(keys));
    expect(fields.filter(({ dynamic }) => !dynamic)).toEqual([]);
  });

  it('does not say again in the help what the label says', () => {
    const repeated = plainInputs(step).filter(
      ({ label = '', helpText = '' }) =>
        helpText.toLowerCase().replace(/[.\s]/g, '') === label.toLowerCase().replace(/\s/g, ''),
    );
    expect(repeated).toEqual([]);
  });

  it('gives no two fields the same help', () => {
    const help = plainInputs(step).flatMap(({ helpText }) => helpText ?? []);
    expect(new Set(help).size).toBe(help.length);
  });
});

describe.each(Object.entries(app.searchOrCreates ?? {}))(
  'the step that finds or creates with %s',
  (_key, { search, create }) => {
    const found = searches.find(({ step }) => step.key === search) as Step;
    const created = creates.find(({ step }) => step.key === create) as Step;

    it('asks once for what both halves need: fields of one key mean the same', () => {
      const labels = new Map(plainInputs(found).map(({ key, label }) => [key, label]));
      const shared = plainInputs(created).filter(({ key }) => labels.has(key));
      expect(shared.map(({ key }) => key)).toContain('waba_id');
      for (const { key, label } of shared) expect([key, label]).toEqual([key, labels.get(key)]);
    });

    it('gives the same outputs from either half', () => {
      expect(outputKeys(outputs(created))).toEqual(expect.arrayContaining(outputKeys(outputs(found))));
    });
  },
);
