import { updatesOf } from '../../whatsapp/updates.js';
import type { Lab } from '../lab.js';
import type { Data } from '../zapier/app-call.js';
import { Arrivals } from './arrivals.js';
import type { FoundBody } from './bodies.js';

/** One event that the hub made of a body. */
export interface ReplayedEvent {
  field: string;
  kind: string;
  id: string;
  /** Present when the hub had it already. */
  repeated?: true;
}

/** What became of one body: a line of the output. */
export interface Replayed {
  file: string;
  index: number;
  /** The hub's HTTP answer; null when there was none. */
  status: number | null;
  events: ReplayedEvent[];
  /** What Zaps without filters received of it. */
  items: Data[];
}

export interface Outcome {
  line: Replayed;
  /** Why this body counts as failed, in sentences; empty when all is well. */
  problems: string[];
}

const arrivalSeconds = 20;

/** Sends bodies to the hub, one after the other, and waits for what the Zaps make of each. */
export class Replayer {
  private readonly arrivals: Arrivals;

  constructor(
    private readonly lab: Lab,
    /** The accounts whose Zaps are on. */
    private readonly accounts: ReadonlySet<string>,
  ) {
    this.arrivals = new Arrivals(lab.zapier);
  }

  /** Replays one body; never throws because of what the body holds. */
  async replay({ file, index, body }: FoundBody): Promise<Outcome> {
    const answer = await this.lab.cloudApi
      .deliver(body, { prefer: 'return=representation' })
      .catch(() => ({ status: null, body: '' }));
    const events = answer.status === 200 ? eventsIn(answer.body) : [];
    const due = this.dueOf(body, events);
    const missing = await this.arrivals.waitFor(due, arrivalSeconds * 1000);
    const line = { file, index, status: answer.status, events, items: this.arrivals.take(due) };
    const problems = [
      ...refusal(answer.status, answer.body),
      ...(answer.status === 200 && events.length === 0
        ? ['it gave no event: “entry” holds no change. Copy the whole body that Meta sent']
        : []),
      ...missing.map((id) => `the event ${id} did not reach the Zap within ${arrivalSeconds} seconds`),
      ...this.arrivals.takeProblems(),
    ];
    return { line, problems };
  }

  /** The events that a Zap waits for: new messages and statuses of an account whose Zaps are on. */
  private dueOf(body: unknown, events: ReplayedEvent[]): string[] {
    const fresh = new Set(events.filter(({ repeated }) => !repeated).map(({ id }) => id));
    return updatesOf(body)
      .filter(({ kind, wabaId }) => (kind === 'message' || kind === 'status') && this.accounts.has(wabaId))
      .map(({ id }) => id)
      .filter((id) => fresh.delete(id));
  }
}

function eventsIn(answer: string): ReplayedEvent[] {
  if (answer === '') return [];
  const { events } = JSON.parse(answer) as {
    events: (Omit<ReplayedEvent, 'repeated'> & { repeated: boolean })[];
  };
  return events.map(({ field, kind, id, repeated }) => ({ field, kind, id, ...(repeated && { repeated }) }));
}

function refusal(status: number | null, answer: string): string[] {
  if (status === 200) return [];
  return [
    status === null
      ? 'the hub did not answer'
      : `the hub refused it with ${status} ${detailOf(answer)}`.trim(),
  ];
}

function detailOf(answer: string): string {
  try {
    return (JSON.parse(answer) as { detail?: string }).detail ?? '';
  } catch {
    return answer.slice(0, 200);
  }
}
