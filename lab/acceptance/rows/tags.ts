import { percent, type Measurement } from '../row.js';
import { runStep } from '../run-step.js';
import type { Progress } from '../progress.js';
import type { Played, Setting } from '../setting.js';
import { labelledMessages, tagRules } from './labelled-messages.js';
import { until } from './waiting.js';

/** The part of labelled messages whose senders get exactly the tags that a person gave the message. */
export async function tagsRight(setting: Setting, played: Played, progress: Progress): Promise<Measurement> {
  const { hub, phoneNumberId, wabaId } = setting;
  for (const rule of tagRules) await runStep(setting, 'save_tag_rule', { waba_id: wabaId, ...rule });
  progress.begin('Tagging labelled messages', labelledMessages.length);
  const waIdOf = (index: number) => `49170${5_550_000 + index}`;
  for (const [index, { message }] of labelledMessages.entries()) {
    const from = { wa_id: waIdOf(index), name: `Customer ${index + 1}` };
    await played.lab.cloudApi.customerWrites({ phoneNumberId, from, message });
  }
  const problems: string[] = [];
  let right = 0;
  for (const [index, { message, tags }] of labelledMessages.entries()) {
    const hasWritten = async () => ((await hub.contact(waIdOf(index)))?.inbound_count ?? 0) > 0;
    const given = (await until(hasWritten, played.patienceMs))
      ? ((await hub.contact(waIdOf(index)))?.tags ?? [])
      : null;
    if (given?.join() === [...tags].sort().join()) right += 1;
    else
      problems.push(
        `${typeof message === 'string' ? `“${message}”` : `A ${message.type} message`} should give ${list(tags)} and gave ${given === null ? 'no contact' : list(given)}.`,
      );
    progress.reach(index + 1);
  }
  progress.end();
  return {
    value: percent(right, labelledMessages.length),
    detail: `${right} of ${labelledMessages.length} messages in several languages, near misses among them, gave exactly the tags that a person gave them, by ${tagRules.length} rules.`,
    problems,
  };
}

function list(tags: readonly string[]): string {
  return tags.length === 0 ? 'no tag' : tags.map((tag) => `“${tag}”`).join(', ');
}
