import { whatsAppError } from '../graph-error.js';
import { isObject, type Json } from '../json.js';
import { parametersOf, wrongCount } from './parameters.js';
import type { TemplateComponent } from '../templates/node.js';

/**
 * Judges the end of a limited-time offer, and gives it in epoch milliseconds; null when the offer has none.
 * @throws GraphError 132000 for a wrong number of parameters, 131009 for what is not a number in the future.
 */
export function judgeOffer(
  approved: TemplateComponent | undefined,
  sent: Json | undefined,
  now: number,
): number | null {
  const parameters = parametersOf(sent, 'limited_time_offer');
  const expected = approved?.limited_time_offer?.has_expiration === true ? 1 : 0;
  if (parameters.length !== expected) throw wrongCount('limited_time_offer', parameters.length, expected);
  const [parameter] = parameters;
  if (!parameter) return null;
  const offer = parameter.limited_time_offer;
  const expires = isObject(offer) ? offer.expiration_time_ms : undefined;
  // Seconds in place of milliseconds lie in 1970: far in the past.
  if (typeof expires !== 'number' || !(expires > now)) {
    throw whatsAppError(
      131009,
      'limited_time_offer: expiration_time_ms must be a time to come, in milliseconds',
    );
  }
  return expires;
}
