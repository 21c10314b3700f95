import { isObject } from './json.js';

/**
 * What a send writes into `biz_opaque_callback_data`, which Meta brings back with every status of the message:
 * so a status says which operation, template and CRM record it is about without a look-up.
 */
export interface CallbackData {
  /** Our id of the send. */
  operation: string;
  templateId?: string;
  templateName?: string;
  templateLanguage?: string;
  /** The CRM record that the message is about, such as `hubspot`, `contact`, `151`. */
  crm?: CrmReference;
}

export interface CrmReference {
  system: string;
  object: string;
  record: string;
}

/** The length that every Graph version accepts (Cloud API: messages; newer pages say 512). */
const CALLBACK_DATA_LENGTH = 256;

/** Tells our own text from what another system sent through the same number. */
const MARK = '{"wz":1,';

/** What can be done without, least needed first. */
const SPARE = ['templateName', 'templateLanguage', 'crm', 'templateId'] as const;

/**
 * The text to send, at most 256 characters: too long, it does without the template's name first, and never
 * without the operation. Throws a RangeError when the operation alone is too long.
 */
export function encodeCallbackData(data: CallbackData): string {
  const kept = { ...data };
  let text = written(kept);
  for (const part of SPARE) {
    if (text.length <= CALLBACK_DATA_LENGTH) return text;
    kept[part] = undefined;
    text = written(kept);
  }
  if (text.length > CALLBACK_DATA_LENGTH)
    throw new RangeError('The operation id is too long to send with a message.');
  return text;
}

/** What a status brought back, or null when somebody else wrote it. */
export function decodeCallbackData(text: unknown): CallbackData | null {
  if (typeof text !== 'string' || !text.startsWith(MARK)) return null;
  const read = parsed(text);
  if (!isObject(read) || typeof read['o'] !== 'string') return null;
  const data: CallbackData = { operation: read['o'] };
  if (typeof read['t'] === 'string') data.templateId = read['t'];
  if (typeof read['n'] === 'string') data.templateName = read['n'];
  if (typeof read['l'] === 'string') data.templateLanguage = read['l'];
  const crm = crmOf(read['c']);
  if (crm) data.crm = crm;
  return data;
}

function written({ operation, templateId, templateName, templateLanguage, crm }: CallbackData): string {
  return JSON.stringify({
    wz: 1,
    o: operation,
    t: templateId,
    n: templateName,
    l: templateLanguage,
    c: crm && [crm.system, crm.object, crm.record],
  });
}

function crmOf(parts: unknown): CrmReference | null {
  if (!Array.isArray(parts)) return null;
  const [system, object, record] = parts as unknown[];
  if (typeof system !== 'string' || typeof object !== 'string' || typeof record !== 'string') return null;
  return { system, object, record };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
