import type { Waba } from '../entities.js';
import type { CloudApiEvents } from '../events.js';
import type { Json } from '../json.js';
import type { TemplateCategory, TemplateNode } from './node.js';
import { reviewOf, type Rejection } from './review.js';
import { Timers } from '../timers.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { World } from '../world.js';

/** Milliseconds from submitting a template to Meta's decision, where nothing else is said. */
export const REVIEW_DELAY = 2000;

/** The first two pauses end by themselves after these hours; the third time a template is disabled. */
const PAUSES = [
  { title: 'FIRST_PAUSE', hours: 3 },
  { title: 'SECOND_PAUSE', hours: 6 },
] as const;

/** What becomes of templates, each change with its signed webhook (Cloud API: template webhooks). */
export class TemplateChanges {
  private readonly timers = new Timers();
  private readonly pauses = new Map<string, number>();
  /** How often each template was submitted: a decision on an older submission counts for nothing. */
  private readonly submissions = new Map<string, number>();

  constructor(
    private readonly world: World,
    private readonly events: CloudApiEvents,
    private readonly webhooks: Webhooks,
    private readonly delay: number,
  ) {}

  /** A template was created or edited: it is pending, and reviewed after the delay. */
  submit(id: string): void {
    const { template } = this.known(id);
    const submission = (this.submissions.get(id) ?? 0) + 1;
    this.submissions.set(id, submission);
    this.setStatus(id, 'PENDING');
    this.timers.after(this.delay, () => {
      const current = this.submissions.get(id) === submission && this.world.template(id);
      if (!current || template.status !== 'PENDING') return;
      const { category, rejection } = reviewOf(template);
      if (category !== template.category) this.changeCategory(id, category);
      if (rejection) this.reject(id, rejection);
      else this.approve(id);
    });
  }

  approve(id: string): void {
    this.known(id).template.quality_score ??= { score: 'UNKNOWN' };
    this.setStatus(id, 'APPROVED');
  }

  reject(id: string, { info, reason }: Rejection): void {
    this.setStatus(id, 'REJECTED', reason, info ? { rejection_info: info } : {});
  }

  /** Pauses a template for its quality: the third time it is disabled. */
  pause(id: string): void {
    const before = this.pauses.get(id) ?? 0;
    this.pauses.set(id, before + 1);
    const pause = PAUSES[before];
    if (!pause) return this.disable(id);
    const description = `The template is paused for ${pause.hours} hours, because customers gave it negative feedback.`;
    this.setStatus(id, 'PAUSED', 'NONE', { other_info: { title: pause.title, description } });
  }

  unpause(id: string): void {
    if (this.known(id).template.status !== 'PAUSED') throw new Error('The template is not paused.');
    const description = 'The template can be sent again.';
    this.setStatus(id, 'APPROVED', 'NONE', { other_info: { title: 'UNPAUSE', description } });
  }

  disable(id: string): void {
    this.setStatus(id, 'DISABLED', 'NONE', { disable_info: { disable_date: this.seconds() } });
  }

  /** Any other status, such as ARCHIVED, IN_APPEAL or FLAGGED. */
  setStatus(id: string, status: string, reason: string | null = 'NONE', more: Json = {}): void {
    const { template, waba } = this.known(id);
    template.status = status;
    template.rejected_reason = status === 'REJECTED' ? (reason ?? 'NONE') : 'NONE';
    this.tell(waba, template, 'message_template_status_update', {
      event: status,
      ...subjectOf(template),
      reason,
      message_template_category: template.category,
      ...more,
    });
  }

  changeQuality(id: string, score: string): void {
    const { template, waba } = this.known(id);
    const previous = template.quality_score?.score ?? 'UNKNOWN';
    template.quality_score = { score, date: this.seconds() };
    this.tell(waba, template, 'message_template_quality_update', {
      previous_quality_score: previous,
      new_quality_score: score,
      ...subjectOf(template),
    });
  }

  /** Moves a template to another category, which resets its time to live (Cloud API: time to live). */
  changeCategory(id: string, category: TemplateCategory): void {
    const { template, waba } = this.known(id);
    const previous = template.category;
    template.previous_category = previous;
    template.category = category;
    delete template.correct_category;
    delete template.message_send_ttl_seconds;
    this.tell(waba, template, 'template_category_update', {
      ...subjectOf(template),
      previous_category: previous,
      new_category: category,
    });
  }

  /** Announces that a template is going to change its category, in so many seconds. */
  announceCategory(id: string, category: TemplateCategory, seconds: number): void {
    const { template, waba } = this.known(id);
    template.correct_category = category;
    this.tell(waba, template, 'template_category_update', {
      ...subjectOf(template),
      new_category: template.category,
      correct_category: category,
      category_update_timestamp: this.seconds() + seconds,
    });
  }

  /** Takes a template away; one whose messages are under way stays until they have arrived. */
  remove(id: string): void {
    const { template, waba } = this.known(id);
    const sent = [...this.world.messages.values()].some(
      (message) =>
        message.wabaId === waba.id &&
        (message.ticks === 'accepted' || message.ticks === 'sent') &&
        nameSent(message.raw) === template.name,
    );
    this.setStatus(id, sent ? 'PENDING_DELETION' : 'DELETED', sent ? null : 'NONE');
    if (!sent) waba.templates.splice(waba.templates.indexOf(template), 1);
  }

  /** Resolves when every template that was submitted is decided on. */
  idle(): Promise<void> {
    return this.timers.idle();
  }

  close(): void {
    this.timers.cancel();
  }

  private known(id: string): { template: TemplateNode; waba: Waba } {
    const found = this.world.template(id);
    if (!found) throw new Error('The lab knows no such template.');
    return found;
  }

  private tell(waba: Waba, template: TemplateNode, field: string, value: Json): void {
    const { id, language, name, status } = template;
    this.events.emit('template', { template_id: id, name, language, status, what: field });
    this.webhooks.send(waba.id, field, value, this.seconds());
  }

  private seconds(): number {
    return Math.floor(this.world.now() / 1000);
  }
}

function subjectOf({ id, language, name }: TemplateNode): Json {
  return {
    message_template_id: Number(id),
    message_template_name: name,
    message_template_language: language,
  };
}

function nameSent({ template }: Record<string, unknown>): unknown {
  return typeof template === 'object' && template !== null && 'name' in template ? template.name : undefined;
}
