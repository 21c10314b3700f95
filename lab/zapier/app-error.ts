/** An error that a method of the app threw, as Zapier sees it: by its name. */
export class AppError extends Error {
  /** Seconds to wait, for a `ThrottledError`; else null. */
  readonly delaySeconds: number | null;

  constructor(name: string, written: string) {
    const { message, delaySeconds } = read(written);
    super(message);
    this.name = name;
    this.delaySeconds = delaySeconds;
  }
}

/**
 * The platform writes some errors as JSON (`{"message":…,"delay":30}`) and adds what happened before and the
 * console output on further lines; a person sees the message alone.
 */
function read(written: string): { message: string; delaySeconds: number | null } {
  const text = written.split(/\n(?:What happened:|\nConsole logs:)/)[0] ?? written;
  const parsed = parse(text);
  if (!parsed) return { message: text, delaySeconds: null };
  if (typeof parsed.message === 'string') {
    return { message: parsed.message, delaySeconds: typeof parsed.delay === 'number' ? parsed.delay : null };
  }
  // A ResponseError that the app did not translate.
  if (typeof parsed.status === 'number') {
    return {
      message: `The request was answered with ${parsed.status}: ${String(parsed.content ?? '')}`,
      delaySeconds: null,
    };
  }
  return { message: text, delaySeconds: null };
}

function parse(text: string): Record<string, unknown> | null {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
