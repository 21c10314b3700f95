import { lastingAddress } from '../../whatsapp/send-key.js';
import type { Mapped } from '../crm-mapping/reading.js';
import { isTemplateKey } from '../template-message/changes.js';
import { wantedLanguage } from '../template-message/crm-decisions.js';
import type { Message } from './message.js';

/**
 * What makes the step the same when it is run again, whichever of its two messages goes out: the window may close or
 * open between two runs.
 */
export function contentOf(message: Message, fallback: unknown): unknown {
  const files = message.files.map(({ address }) => lastingAddress(address));
  return [message.payload, files, ...(fallback === null ? [] : [fallback])];
}

/** All that the template for a closed window is made of; it is not looked up while the window is open. */
export function fallbackContent(inputData: Record<string, unknown>, mapped: Mapped | null): unknown {
  const keys = Object.keys(inputData).filter(isTemplateKey).sort();
  return [
    String(inputData.template_id).trim(),
    keys.map((key) => [key, FILE.test(key) ? lastingAddress(String(inputData[key])) : inputData[key]]),
    mapped && [mapped.values, wantedLanguage(mapped, inputData)],
  ];
}

/** The key of a file of an earlier step: templates have them in headers only. */
const FILE = /(^|_)header_file$/;
