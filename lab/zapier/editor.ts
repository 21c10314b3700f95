import type { Bundle, Data } from './app-call.js';
import type { Connection } from './connection.js';
import { cleansInput, stepOf, type InputField, type StepDefinition, type StepKind } from './definition.js';
import { openDropdown, type Option, type OptionPage } from './dropdown.js';
import { resolveInput, type ResolvedInput } from './input.js';
import { callMeta } from './meta.js';
import type { ZapierApp } from './zapier-app.js';

/** A step as a person sets it up in the Zap editor. */
export class Editor {
  readonly step: StepDefinition;

  constructor(
    private readonly app: ZapierApp,
    private readonly connection: Connection,
    readonly kind: StepKind,
    readonly key: string,
  ) {
    this.step = stepOf(app.definition, kind, key);
  }

  /** The fields that the step shows for what is filled in so far, with those that the app works out. */
  async fields(filled: Data = {}): Promise<InputField[]> {
    return (await this.run('inputFields', {
      inputData: filled,
      inputDataRaw: filled,
      meta: callMeta(),
    })) as InputField[];
  }

  /** Opens the dropdown of a field. */
  async dropdown(fieldKey: string, filled: Data = {}): Promise<OptionPage> {
    const fields = await this.fields(filled);
    const field = fields.find(({ key }) => key === fieldKey);
    if (!field) throw new Error(noSuchField(this.step, fieldKey, fields));
    return openDropdown(this.app, this.connection, { kind: this.kind, step: this.key, field, filled });
  }

  /** The option of a dropdown that the person looks for, loading more until it is there. */
  async choose(fieldKey: string, filled: Data, wanted: (option: Option) => boolean): Promise<Option> {
    const seen: string[] = [];
    let page: OptionPage | null = await this.dropdown(fieldKey, filled);
    while (page) {
      const found = page.options.find(wanted);
      if (found) return found;
      seen.push(...page.options.map(({ label }) => label));
      page = page.more ? await page.more() : null;
    }
    throw new Error(
      `The dropdown "${fieldKey}" has no such option. It has: ${seen.join(' | ') || 'nothing'}`,
    );
  }

  /** What the app would get. Throws when a filled key is no field of the step. */
  async resolve(filled: Data): Promise<ResolvedInput> {
    return resolveInput(filled, await this.checkedFields(filled), this.cleans);
  }

  /** The fields, once every filled key is known to be one of them. */
  async checkedFields(filled: Data): Promise<InputField[]> {
    const fields = await this.fields(filled);
    const known = new Set(
      fields.flatMap(({ key, children }) => [key, ...(children ?? []).map((child) => child.key)]),
    );
    const stranger = Object.keys(filled).find((key) => !known.has(key));
    if (stranger !== undefined) throw new Error(noSuchField(this.step, stranger, fields));
    return fields;
  }

  /** The records that "Test trigger" shows: live ones, else the app's sample. Zapier keeps the first three. */
  async sample(filled: Data): Promise<Data[]> {
    const { inputData } = await this.resolve(filled);
    const method = this.step.operation.performList ? 'performList' : 'perform';
    const bundle = { inputData, inputDataRaw: filled, meta: callMeta({ isLoadingSample: true, limit: 3 }) };
    const items = (await this.run(method, bundle)) as Data[];
    const sample = this.step.operation.sample;
    return items.length === 0 && sample ? [sample] : items.slice(0, 3);
  }

  get cleans(): boolean {
    return cleansInput(this.app.definition, this.step);
  }

  /** Runs a method of the step with the account's data; throws what the app threw. */
  run(name: string, bundle: Bundle, storeKey?: string): Promise<unknown> {
    return this.connection.execute(this.method(name), bundle, storeKey);
  }

  private method(name: string): string {
    return `${this.kind}.${this.key}.operation.${name}`;
  }
}

function noSuchField(step: StepDefinition, key: string, fields: InputField[]): string {
  const known = fields.map((field) => field.key).join(', ');
  return `"${step.display.label}" has no field "${key}" for what is filled in. It has: ${known}`;
}
