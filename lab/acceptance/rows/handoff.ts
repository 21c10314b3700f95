import { setTimeout as sleep } from 'node:timers/promises';
import type { HubClient } from '../hub-client.js';
import type { Progress } from '../progress.js';
import { percent, type Measurement } from '../row.js';
import { runStep } from '../run-step.js';
import type { Played, Setting } from '../setting.js';
import { handoffScenarios, mostMessages, type HandoffScenario } from './handoff-scenarios.js';
import { until } from './waiting.js';

/** Time for an answer; long enough for a machine that does much else. */
const unansweredSeconds = 8;
/** What would come without need comes within this time. */
const graceMs = 2_000;

/** The part of the scenarios in which a Zap calls a person exactly when one is needed. */
export async function handoffRight(
  setting: Setting,
  played: Played,
  progress: Progress,
): Promise<Measurement> {
  const { connection, hub, wabaId, zapier, phoneNumberId } = setting;
  const turnOn = (name: string, input: Record<string, unknown>) =>
    zapier.turnOn(
      { name, trigger: { step: 'handoff_requested', input: { waba_id: wabaId, ...input } }, steps: [] },
      connection,
    );
  // Nobody answers on the first number, so that waiting counts on the second one alone.
  const zaps = [
    await turnOn('Call a person', { phone_number_id: phoneNumberId, more_than: String(mostMessages) }),
    await turnOn('Nobody answers', {
      phone_number_id: played.secondPhoneNumberId,
      complaint_words: 'false',
      more_than: '',
      unanswered_seconds: String(unansweredSeconds),
    }),
  ];
  progress.begin('Conversations that may need a person', handoffScenarios.length);
  const waIdOf = (index: number) => `49171${5_550_000 + index}`;
  for (const [index, scenario] of handoffScenarios.entries()) {
    await talk(setting, played, waIdOf(index), scenario);
    progress.reach(index + 1);
  }
  const called = () =>
    new Set(zaps.flatMap(({ runs }) => runs.map(({ item }) => String(item.contact_phone).replace('+', ''))));
  const needed = handoffScenarios.flatMap(({ needsPerson }, index) => (needsPerson ? [waIdOf(index)] : []));
  await until(async () => needed.every((waId) => called().has(waId)), played.patienceMs);
  await sleep(graceMs);
  const inHub = await calledInHub(hub);
  const problems = handoffScenarios.flatMap(({ name, needsPerson }, index) => {
    const waId = waIdOf(index);
    const isCalled = called().has(waId);
    if (isCalled === needsPerson && (needsPerson || !inHub.has(waId))) return [];
    return [`${name}: a person ${needsPerson ? 'was needed and not called' : 'was called and not needed'}.`];
  });
  for (const zap of zaps) await zap.turnOff();
  progress.end();
  const right = handoffScenarios.length - problems.length;
  return {
    value: percent(right, handoffScenarios.length),
    detail: `In ${right} of ${handoffScenarios.length} conversations a person was called exactly when one was needed; ${needed.length} needed one.`,
    problems,
  };
}

async function talk(
  setting: Setting,
  played: Played,
  waId: string,
  { messages, on, isAnswered }: HandoffScenario,
): Promise<void> {
  const { hub, phoneNumberId, wabaId } = setting;
  const number = on === 'second' ? played.secondPhoneNumberId : phoneNumberId;
  for (const message of messages)
    await played.lab.cloudApi.customerWrites({ phoneNumberId: number, from: { wa_id: waId }, message });
  if (!isAnswered) return;
  await until(async () => (await hub.contact(waId)) !== null, played.patienceMs);
  await runStep(setting, 'send_message', {
    waba_id: wabaId,
    phone_number_id: number,
    to: `+${waId}`,
    message_type: 'text',
    text: 'Good morning! How can we help?',
  });
}

/** Who the hub says needs a person, whether or not a Zap heard of it. */
async function calledInHub(hub: HubClient): Promise<Set<string>> {
  const waIds = new Set<string>();
  let cursor: string | null = null;
  do {
    const page = await hub.events('handoff', cursor);
    for (const event of page.events)
      if (event.event === 'handoff')
        waIds.add(String(event.data.conversation.contact_phone).replace('+', ''));
    cursor = page.next_cursor;
  } while (cursor !== null);
  return waIds;
}
