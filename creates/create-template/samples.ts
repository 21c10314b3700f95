import type { Sample } from '../../api/graph-api/template-sample.js';
import type { DraftHeader, TemplateDraft } from '../../whatsapp/template-draft.js';
import type { MediaKind } from '../../whatsapp/template/part.js';

const KINDS: ReadonlyMap<string, MediaKind> = new Map([
  ['IMAGE', 'image'],
  ['VIDEO', 'video'],
  ['GIF', 'gif'],
  ['DOCUMENT', 'document'],
]);

/** Meta's handle of a file that was uploaded before. */
const HANDLE = /^\d+::?[\w=+/-]/;

/** The files of a draft that Meta does not have yet. */
export function samplesOf({ header, cards = [] }: TemplateDraft): Sample[] {
  return [
    ...sampleOf(header, 'Header Example'),
    ...cards.flatMap((card, index) => sampleOf(card.header, `Card ${index + 1} · Header Example`)),
  ];
}

/** The draft with Meta's handles in the place of the files' addresses. */
export function withHandles(draft: TemplateDraft, handles: ReadonlyMap<string, string>): TemplateDraft {
  const handled = (header: DraftHeader): DraftHeader => {
    const handle = KINDS.has(header.format) && handles.get(header.example ?? '');
    return handle ? { ...header, example: handle } : header;
  };
  return {
    ...draft,
    ...(draft.header && { header: handled(draft.header) }),
    ...(draft.cards && { cards: draft.cards.map((card) => ({ ...card, header: handled(card.header) })) }),
  };
}

function sampleOf(header: DraftHeader | undefined, label: string): Sample[] {
  const kind = KINDS.get(header?.format ?? '');
  const address = header?.example;
  return kind && address && !HANDLE.test(address) ? [{ kind, address, label }] : [];
}
