import { UnusableFile } from '../command/json-file.js';
import { isSafeAddress } from './config.js';

/** As the integration has them (README: settings). */
const usual = { url: 'https://graph.facebook.com', version: 'v25.0' };

/**
 * Where Meta is asked, and in which version: GRAPH_URL and GRAPH_VERSION, as the hub reads them.
 * @throws UnusableFile with a sentence for each that is wrong.
 */
export function graphIn(environment: Record<string, string | undefined>): { url: string; version: string } {
  const url = environment.GRAPH_URL?.trim() || usual.url;
  const version = environment.GRAPH_VERSION?.trim() || usual.version;
  const problems: string[] = [];
  if (!isSafeAddress(url))
    problems.push(
      `GRAPH_URL should be an address that starts with https://, such as ${usual.url}: access tokens travel to it.`,
    );
  if (!/^v\d+\.\d+$/.test(version)) problems.push(`GRAPH_VERSION should look like ${usual.version}.`);
  if (problems.length > 0) throw new UnusableFile(problems.join('\n'));
  return { url: url.replace(/\/+$/, ''), version };
}
