import { stdout } from 'node:process';
import type { Lab } from '../lab.js';
import { printFacts, styled } from '../command/print.js';
import { customer, keyword } from './story.js';

/** Says where everything listens, and how to go on. `account` is the one of the path. */
export function printWhereabouts({ cloudApi, hub, webhookUrl, zapier }: Lab, account: string): void {
  stdout.write(`\n${styled('Everything stays up. It listens here:', 'bold')}\n`);
  printFacts({
    'local Meta': `${cloudApi.url}  (phone: ${cloudApi.url}/lab/phones/${customer.wa_id})`,
    hub: `${hub.url}  (health: ${hub.url}/readyz, metrics: ${hub.url}/metrics)`,
    webhook: webhookUrl,
    'local Zapier': zapier.url,
    'hub’s log': hub.log,
  });
  stdout.write(
    `\n${styled('Write as another customer, with another number each time:', 'bold')}\n\n  ${writeCommand(cloudApi.url)}\n`,
  );
  const contact = `${hub.url}/v1/contacts/${encodeURIComponent(`+${customer.wa_id}`)}`;
  stdout.write(
    `\n${styled('Ask the hub’s API, with a token of this lab, which is worth nothing elsewhere:', 'bold')}\n`,
  );
  printFacts({
    'first, once': `TOKEN=${cloudApi.issueToken()}`,
    export: `curl -s -H "Authorization: Bearer $TOKEN" "${contact}/export?waba_id=${account}"`,
    erase: `curl -s -X DELETE -H "Authorization: Bearer $TOKEN" "${contact}?waba_id=${account}"`,
    failures: `curl -s -H "Authorization: Bearer $TOKEN" "${hub.url}/v1/failures?waba_id=${account}"`,
    'all routes': `curl -s ${hub.url}/openapi.json`,
  });
  stdout.write(`\nPress Ctrl-C to stop everything.\n`);
}

/** Who gets the same message a second time within 15 minutes gets nothing. */
const another = '4915112345001';

function writeCommand(metaUrl: string): string {
  const body = JSON.stringify({ name: 'Ada', message: `Und die andere ${keyword}? 👋` });
  return `curl -s ${metaUrl}/lab/phones/${another}/messages -H 'content-type: application/json' -d '${body}'`;
}
