import type { Waba } from '../entities.js';
import type { TemplateNode } from './node.js';
import { refusedTemplate } from './refusal.js';

/** How long the name of an approved template that was deleted cannot be used again (Cloud API: template management). */
const LOCK = 30 * 24 * 60 * 60 * 1000;

interface Lock {
  wabaId: string;
  name: string;
  language: string;
  until: number;
}

/** Which names a new template may have: one name and language are used once, and rest after a deletion. */
export class TemplateNames {
  private readonly locks: Lock[] = [];

  constructor(private readonly now: () => number) {}

  /** Keeps the name of a template that is being deleted. */
  lock(waba: Waba, { language, name }: TemplateNode): void {
    this.locks.push({ wabaId: waba.id, name, language, until: this.now() + LOCK });
  }

  /** @throws GraphError 100/2388024 for a name and language that exist, 100/2388023 for those being deleted. */
  checkFree(waba: Waba, name: string, language: string): void {
    const namesakes = waba.templates.filter((template) => template.name === name);
    const same = namesakes.find((template) => template.language === language);
    const locked = this.locks.some(
      (lock) =>
        lock.wabaId === waba.id &&
        lock.name === name &&
        lock.until > this.now() &&
        (lock.language === language || namesakes.length === 0),
    );
    if (locked || same?.status === 'PENDING_DELETION') {
      throw refusedTemplate(
        2388023,
        `New ${language} content can't be added while the existing content is being deleted. Try again in 4 weeks, or create a new message template.`,
      );
    }
    if (same) {
      throw refusedTemplate(
        2388024,
        `There is already ${language} content for this template. You can create a new template and try again.`,
      );
    }
  }
}
