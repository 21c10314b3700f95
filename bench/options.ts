import { parseArgs } from 'node:util';

interface CommonOptions {
  /** Print one JSON object instead of tables. */
  json: boolean;
  /** Measured seconds of each closed loop. */
  seconds: number;
  rounds: number;
}

/** What was asked for on the command line. */
export type BenchOptions =
  | (CommonOptions & { bench: 'intake' })
  | (CommonOptions & {
      bench: 'projection';
      /** How many events the large store has. */
      large: number;
    });

/** What was typed cannot be run; the message says what can. */
export class UsageError extends Error {}

const BENCHES = ['intake', 'projection'];

/** How the bench is called. */
export const USAGE = `npm run bench -- intake [--json] [--seconds N] [--rounds N]
npm run bench -- projection [--json] [--seconds N] [--rounds N] [--large N]`;

/** Reads the command line (without node and script). Throws a UsageError. */
export function parseOptions(words: readonly string[]): BenchOptions {
  const { values, positionals } = parse(words);
  const [bench, surplus] = positionals;
  if (bench === undefined) throw new UsageError(`Say which bench to run: ${BENCHES.join(', ')}.`);
  if (bench !== 'intake' && bench !== 'projection')
    throw new UsageError(`There is no bench called “${bench}”. There are: ${BENCHES.join(', ')}.`);
  if (surplus !== undefined)
    throw new UsageError(`Only one bench runs at a time: “${surplus}” is one too many.`);
  const common = {
    json: values.json,
    seconds: numberFrom('--seconds', values.seconds, 1, 120, false),
    rounds: numberFrom('--rounds', values.rounds, 1, 50, true),
  };
  if (bench === 'projection')
    return {
      bench,
      ...common,
      large: numberFrom('--large', values.large ?? '5000000', 10_000, 50_000_000, true),
    };
  if (values.large !== undefined) throw new UsageError('The option --large is only for projection.');
  return { bench, ...common };
}

function parse(words: readonly string[]): {
  values: { json: boolean; seconds: string; rounds: string; large?: string | undefined };
  positionals: string[];
} {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        seconds: { type: 'string', default: '5' },
        rounds: { type: 'string', default: '5' },
        large: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(optionProblem(error));
  }
}

function optionProblem(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? 'an option';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `There is no option ${option}. There are: --json, --seconds, --rounds, --large.`;
  return option.startsWith('--json') || message.includes('--json')
    ? 'The option --json takes no value.'
    : `The option ${option} needs a number after it.`;
}

function numberFrom(option: string, written: string, least: number, most: number, whole: boolean): number {
  const value = Number(written);
  if (written.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value)))
    return value;
  const kind = whole ? 'a whole number' : 'a number';
  throw new UsageError(`${option} must be ${kind} from ${least} to ${most}, not “${written}”.`);
}
