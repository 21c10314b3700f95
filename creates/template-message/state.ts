import type { CurrentTemplate } from '../../api/graph-api/template.js';

const states: Record<string, string> = {
  PENDING: 'Meta is still reviewing it. Wait until it is approved, which takes up to 24 hours.',
  IN_APPEAL: 'Meta is reviewing it again. Wait for the outcome, or choose another template.',
  REJECTED: 'Meta rejected it. Correct it in WhatsApp Manager, or choose another template.',
  PAUSED:
    'Meta paused it for some hours, because customers did not like it. Wait until the pause ends, or choose another template.',
  DISABLED: 'Meta switched it off, because customers did not like it. Choose another template.',
  ARCHIVED: 'It is archived. Take it out of the archive in WhatsApp Manager, or choose another template.',
  DELETED: 'It was deleted. Choose another template.',
  PENDING_DELETION: 'It is being deleted. Choose another template.',
  LIMIT_EXCEEDED: 'The account has too many templates. Delete some in WhatsApp Manager.',
};

/** Says why a template cannot be sent and what to do, or gives null when it can. */
export function whyNotSendable({ name, status }: CurrentTemplate): string | null {
  if (status === 'APPROVED') return null;
  const why = states[status] ?? 'It is not approved. Choose another template.';
  return `The template “${name}” cannot be sent. ${why}`;
}

/** Says that a template was of another category before and is marketing now; null when it is not so. */
export function becameMarketing({
  name,
  category,
  previous_category: previous,
}: CurrentTemplate): string | null {
  if (category !== 'MARKETING' || !previous || previous === 'MARKETING') return null;
  return `The template “${name}” was of the category ${previous.toLowerCase()} and is marketing now.`;
}
