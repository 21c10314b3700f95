/**
 * The wait in milliseconds that a `Retry-After` header asks for, or null when it is absent or cannot be read.
 * Both forms of RFC 9110 §10.2.3: seconds, and an HTTP-date. A date in the past is 0.
 */
export function retryAfterMs(header: string | string[] | undefined, now: number): number | null {
  const text = (Array.isArray(header) ? header[0] : header)?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
