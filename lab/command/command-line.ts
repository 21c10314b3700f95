import { parseArgs, type ParseArgsConfig } from 'node:util';
import { WrongCall } from './command.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * The options and the other words of a command line.
 * @throws WrongCall for an option that does not exist, or has no value or one too many.
 */
export function commandLine<const T extends Options>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new WrongCall(problem(error, options));
  }
}

/** @throws WrongCall when there are other words than `names` says. */
export function wordsAs<const Names extends readonly string[]>(
  words: readonly string[],
  ...names: Names
): { [Place in keyof Names]: string } {
  const missing = names[words.length];
  if (missing !== undefined) throw new WrongCall(`${missing} is missing.`);
  const surplus = words[names.length];
  if (surplus !== undefined) throw new WrongCall(`“${surplus}” is one word too many.`);
  return words as unknown as { [Place in keyof Names]: string };
}

/** Node's own sentences advise what does not help here. */
function problem(error: unknown, options: Options): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const option = /'(?:-\w, )?(-[^' =]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const names = Object.keys(options).map((name) => `--${name}`);
    return `There is no option ${option}. ${names.length > 0 ? `There are: ${names.join(', ')}.` : 'There are none.'}`;
  }
  return options[option.slice(2)]?.type === 'boolean'
    ? `The option ${option} takes no value.`
    : `The option ${option} needs a value after it.`;
}
