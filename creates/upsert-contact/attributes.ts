/** What a person writes to remove an attribute: Zapier hands an empty value on as if nothing had been filled in. */
export const CLEAR = '(clear)';

/** The attributes that were filled in, null for those to remove; undefined when there are none. */
export function attributesOf(written: unknown): Record<string, string | null> | undefined {
  if (typeof written !== 'object' || written === null) return undefined;
  const filled = Object.entries(written)
    .map(([name, value]) => [name.trim(), String(value ?? '').trim()] as const)
    .filter(([name, value]) => name !== '' && value !== '')
    .map(([name, value]) => [name, value.toLowerCase() === CLEAR ? null : value] as const);
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}
