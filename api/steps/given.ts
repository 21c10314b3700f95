/** Keeps what a person filled in. Zapier hands over what was left empty as null, '' or a list of them. */
export function given<T extends Record<string, unknown>>(values: T): T {
  return Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, cleaned(value)])
      .filter(([, value]) => value !== undefined),
  ) as T;
}

/** True for a switch that is on; mapped from another step it comes as text. */
export function isOn(value: unknown): boolean {
  return /^(true|yes|on|1)$/i.test(String(value));
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) {
    const kept = value.map(cleaned).filter((entry) => entry !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (typeof value === 'string') return value.trim() || undefined;
  return value ?? undefined;
}
