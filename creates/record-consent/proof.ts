import type { ZObject } from 'zapier-platform-core';
import type { ConsentChange } from '../../api/hub-api/contacts.js';
import { given } from '../../api/steps/given.js';
import { EVIDENCE, MESSAGE } from './fields.js';

/**
 * What proves that a contact said so: words, the message in which they did, or both.
 * @throws a sentence when an opt-in has neither, or the message is none.
 */
export function proofIn(
  z: ZObject,
  state: ConsentChange['state'],
  inputData: Record<string, unknown>,
): Pick<ConsentChange, 'evidence' | 'message_id'> {
  const { evidence, message_id } = given({
    evidence: inputData['evidence'] as string | undefined,
    message_id: inputData['message_id'] as string | undefined,
  });
  if (message_id && !/^wamid\.\S+$/.test(message_id)) throw new z.errors.HaltedError(notAMessage);
  if (state === 'opted_in' && !evidence && !message_id) throw new z.errors.HaltedError(unproven);
  return { evidence, message_id };
}

const notAMessage = `“${MESSAGE}” holds no Message ID. Map the Message ID of the New Message trigger: it begins with “wamid.”.`;

const unproven = `“${EVIDENCE}” is empty, and nobody is opted in without it. Write how and where the contact agreed, such as: Ticked “News by WhatsApp” in the order form. Or map the message in which they said so to “${MESSAGE}”.`;
