import { endingOf, mediaRules, typeOfEnding, type MediaKind } from './media-rules.js';

/**
 * What is wrong with what stands for a file in a message, as the end of a sentence: it is neither a link nor a media
 * ID, or it ends like a file of another kind. Null when it can be used; what is behind a link, only Meta will see.
 */
export function linkFault(kind: MediaKind, value: string): string | null {
  if (isMediaId(value)) return null;
  const link = linkOf(value);
  if (!link) return 'is not a link. Use one that begins with https://, or a WhatsApp media ID.';
  const { types, wanted } = mediaRules[kind];
  const ending = endingOf(link.pathname);
  const type = typeOfEnding(ending);
  if (type === undefined || types.includes(type)) return null;
  return `must be ${wanted}, and the link ends in .${ending}. Use another file.`;
}

/** How the Cloud API names a file: by the id it was uploaded under, or by a link that Meta opens. */
export function mediaReference(value: string): { id: string } | { link: string } {
  return isMediaId(value) ? { id: value } : { link: linkOf(value)?.href ?? value };
}

/** The address as a URL, null when it is none that a browser would open. */
export function linkOf(value: string): URL | null {
  if (!/^https?:\/\/[^\s/]/i.test(value) || !URL.canParse(value)) return null;
  return new URL(value);
}

function isMediaId(value: string): boolean {
  return /^\d+$/.test(value);
}
