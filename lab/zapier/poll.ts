import type { Data } from './app-call.js';
import type { InputField, OutputField } from './definition.js';
import type { Editor } from './editor.js';
import { callMeta } from './meta.js';

/** Zapier's memory of a polling trigger, per Zap. */
const dedupeRows = 105_000;

/** Polls a trigger and gives only what it has not seen: by `id`, or by the fields marked as primary. */
export class Poll {
  private readonly seen = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private readonly keys: string[];

  constructor(
    trigger: Editor,
    private readonly fields: InputField[],
    private readonly perform: (meta: Data) => Promise<unknown>,
  ) {
    const primary = (trigger.step.operation.outputFields ?? [])
      .filter((field): field is OutputField => typeof field !== 'string' && field.primary === true)
      .map(({ key }) => key);
    this.keys = primary.length > 0 ? primary : ['id'];
  }

  /** The poll of turning on: everything that is there counts as seen. */
  async learn(): Promise<void> {
    await this.fresh({ isPopulatingDedupe: true });
  }

  /** The items nobody has seen, oldest first, as the Zap runs them. */
  async newItems(): Promise<Data[]> {
    return (await this.fresh({})).reverse();
  }

  every(ms: number, poll: () => Promise<void>): void {
    this.timer = setInterval(() => void poll(), ms);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async fresh(special: Data): Promise<Data[]> {
    const items = (await this.perform(callMeta(special, this.fields))) as Data[];
    const fresh = items.filter((item) => {
      const id = JSON.stringify(this.keys.map((key) => item[key]));
      if (this.seen.has(id)) return false;
      this.seen.add(id);
      return true;
    });
    for (const oldest of this.seen) {
      if (this.seen.size <= dedupeRows) break;
      this.seen.delete(oldest);
    }
    return fresh;
  }
}
