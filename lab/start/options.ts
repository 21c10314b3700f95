import { commandLine, wordsAs } from '../command/command-line.js';
import { WrongCall } from '../command/command.js';
import type { LabPorts } from '../lab.js';
import { isFree } from '../process/process.js';

export interface StartOptions {
  /** Run the path, and end with an exit code that says whether all of it happened. */
  once: boolean;
  ports: LabPorts;
}

export const usage = `npm start                      run the whole path once, then stay up
npm start -- --once            run it and end: exit code 0 when every step happened
npm start -- --hub-port 3000 --meta-port 4000 --zapier-port 5000
                               fixed ports instead of any free ones`;

/**
 * Reads the command line.
 * @throws WrongCall about what cannot be read.
 */
export function startOptions(args: string[]): StartOptions {
  const { values, positionals } = commandLine(args, {
    once: { type: 'boolean', default: false },
    'hub-port': { type: 'string' },
    'meta-port': { type: 'string' },
    'zapier-port': { type: 'string' },
  });
  wordsAs(positionals);
  const given = {
    '--hub-port': port('--hub-port', values['hub-port']),
    '--meta-port': port('--meta-port', values['meta-port']),
    '--zapier-port': port('--zapier-port', values['zapier-port']),
  };
  different(given);
  return {
    once: values.once,
    ports: { hub: given['--hub-port'], cloudApi: given['--meta-port'], zapier: given['--zapier-port'] },
  };
}

/** A sentence for each port that was given and cannot be used, such as one that another hub listens on. */
export async function takenPorts({ hub, cloudApi, zapier }: LabPorts): Promise<string[]> {
  const given = { '--hub-port': hub, '--meta-port': cloudApi, '--zapier-port': zapier };
  const taken: string[] = [];
  for (const [name, number] of Object.entries(given)) {
    if (number === undefined || (await isFree(number))) continue;
    taken.push(
      `Port ${number} is in use already, or this user may not listen on it. Stop the program that uses it, give ${name} another number, or leave ${name} out: any free port is taken then.`,
    );
  }
  return taken;
}

function port(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new WrongCall(`${name} must be a port number from 1 to 65535, not “${text}”.`);
  }
  return number;
}

/** @throws WrongCall when two servers are given one port. */
function different(given: Readonly<Record<string, number | undefined>>): void {
  const ports = new Map<number, string>();
  for (const [name, number] of Object.entries(given)) {
    if (number === undefined) continue;
    const other = ports.get(number);
    if (other) throw new WrongCall(`${other} and ${name} must be different, and both are ${number}.`);
    ports.set(number, name);
  }
}
