import type { ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import {
  currentTemplate,
  knownTemplate,
  type CurrentTemplate,
  type KnownTemplate,
} from '../../api/graph-api/template.js';
import { approvedTranslations, type Translation } from '../../api/graph-api/translations.js';

/** The templates that one run works with: each is asked for once, however many messages are made of it. */
export class Templates {
  private readonly known = new Map<string, Promise<KnownTemplate>>();
  private readonly fresh = new Map<string, Promise<CurrentTemplate>>();
  private readonly translated = new Map<string, Promise<Translation[]>>();

  constructor(
    private readonly z: ZObject,
    private readonly wabaId: string,
    private readonly deadline: Deadline,
  ) {}

  /** True when one of them was asked for anew, so that it may be another than the one from memory. */
  get hasFresh(): boolean {
    return this.fresh.size > 0;
  }

  /** The template as Zapier's memory has it, or as it is now. */
  async get(id: string): Promise<KnownTemplate> {
    const fresh = this.fresh.get(id);
    if (fresh) return { template: await fresh, remembered: false };
    return once(this.known, id, () => knownTemplate(this.z, id, this.deadline));
  }

  /** The template as it is now. */
  now(id: string): Promise<CurrentTemplate> {
    return once(this.fresh, id, () => currentTemplate(this.z, id, this.deadline));
  }

  /** The approved templates of one name. */
  translations(name: string): Promise<Translation[]> {
    return once(this.translated, name, () => approvedTranslations(this.z, this.wabaId, name, this.deadline));
  }
}

function once<T>(answers: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const answer = answers.get(key) ?? ask();
  answers.set(key, answer);
  return answer;
}
