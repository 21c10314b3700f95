import type { ContactExport } from '../store/contacts/store.js';

/** Characters that are handed over at once. */
const chunkLength = 64 * 1024;

/** An export as one JSON object, written while its lists are read, so that no long list is in memory. */
export async function* exportText({ facts, lists }: ContactExport): AsyncGenerator<string> {
  let text = JSON.stringify(facts).slice(0, -1);
  for (const [name, items] of Object.entries(lists)) {
    text += `,${JSON.stringify(name)}:[`;
    let separator = '';
    for await (const item of items) {
      text += separator + JSON.stringify(item);
      separator = ',';
      if (text.length < chunkLength) continue;
      yield text;
      text = '';
    }
    text += ']';
  }
  yield `${text}}`;
}
