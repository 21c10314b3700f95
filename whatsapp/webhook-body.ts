/** The one member that Meta writes as a 64-bit number (Cloud API: template webhooks). */
const ID = 'message_template_id';

/** The digits as they stood in the text: what newer engines tell a reviver, and the compiler's types do not know. */
interface Written {
  source?: string;
}

/**
 * The body of a webhook. Ids of templates that a JavaScript number cannot hold come as text, with all their digits.
 * Throws a SyntaxError when it is not JSON.
 */
export function webhookBody(text: string): unknown {
  const body: unknown = JSON.parse(text);
  // Reading with a reviver is slow, and few webhooks are about templates.
  return text.includes(ID) ? JSON.parse(text, withDigits as (key: string, value: unknown) => unknown) : body;
}

function withDigits(key: string, value: unknown, { source }: Written = {}): unknown {
  const lost = key === ID && typeof value === 'number' && !Number.isSafeInteger(value);
  return lost && source !== undefined && /^\d+$/.test(source) ? source : value;
}
