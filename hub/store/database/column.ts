/**
 * An id or name as a column holds it. Meta's are short, but whatever comes must not stop the commit:
 * PostgreSQL refuses NUL in a text and very long index keys. The body of the event keeps it as it came.
 */
export function column(text: string, longest?: number): string;
export function column(text: string | null, longest?: number): string | null;
export function column(text: string | null, longest = 64): string | null {
  if (text === null || (text.length <= longest && !text.includes('\0'))) return text;
  return text.replaceAll('\0', '').slice(0, longest);
}
