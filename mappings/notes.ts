import { NOBODY } from './map-out.js';

/** So many notes are told one by one. */
const NOTES = 20;

/** The output “Mapping Notes”: one sentence on each line; null when everything could be used. */
export function notesText(notes: readonly string[]): string | null {
  const more = notes.length - NOTES;
  const told = more > 0 ? [...notes.slice(0, NOTES), `And ${more} more.`] : notes;
  return told.join('\n') || null;
}

/** The notes for a step that was told whom it is about: then it does not matter that nobody is in the record. */
export function withoutNobody(notes: readonly string[]): string[] {
  return notes.filter((note) => note !== NOBODY);
}
