import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { e164OfWaId } from '../../whatsapp/wa-id.js';
import type { ContactItem } from '../../whatsapp/contact-item.js';
import type { ContactState } from './contact.js';
import { alphabetical } from './tag-set.js';

/** The contact as the API gives it; `tags` as they are written. */
export function itemOf(contact: ContactState, tags: readonly string[]): ContactItem {
  const { consent, lastStatus, lastError, lastAd } = contact;
  const phone = e164OfWaId(contact.waId);
  return {
    id: contact.id,
    waba_id: contact.wabaId,
    phone,
    wa_id: contact.waId,
    user_id: contact.userId,
    parent_user_id: contact.parentUserId,
    username: contact.username,
    name: contact.name,
    language: contact.language,
    country: countryOf(phone),
    tags: [...tags].sort(alphabetical),
    attributes: contact.attributes,
    consent: consent.state,
    consent_changed_at: iso(consent.at),
    consent_source: consent.source,
    consent_method: consent.method,
    consent_evidence: consent.evidence,
    consent_message_id: consent.messageId,
    first_inbound_at: iso(contact.firstInboundAt),
    last_inbound_at: iso(contact.lastInboundAt),
    first_outbound_at: iso(contact.firstOutboundAt),
    last_outbound_at: iso(contact.lastOutboundAt),
    inbound_count: contact.inboundCount,
    outbound_count: contact.outboundCount,
    last_message_type: contact.lastMessageType,
    last_message_text: contact.lastMessageText,
    service_window_ends_at: iso(contact.serviceWindowEndsAt),
    free_entry_point_ends_at: iso(contact.freeEntryPointEndsAt),
    last_status: lastStatus?.status ?? null,
    last_status_at: iso(lastStatus?.at ?? null),
    last_status_message_id: lastStatus?.messageId ?? null,
    last_error_code: lastError?.code ?? null,
    last_error_title: lastError?.title ?? null,
    last_error_at: iso(lastError?.at ?? null),
    last_ad_source_id: lastAd?.sourceId ?? null,
    last_ad_headline: lastAd?.headline ?? null,
    last_ad_click_id: lastAd?.clickId ?? null,
    last_ad_at: iso(lastAd?.at ?? null),
    created_at: new Date(contact.createdAt).toISOString(),
    updated_at: new Date(contact.updatedAt).toISOString(),
  };
}

/** Epoch milliseconds as ISO-8601 in UTC. */
export function iso(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}

/**
 * The countries of the area codes of +1 that were met, null for one that nobody has: two dozen countries share them,
 * and to try them all takes long. Behind the area code no number begins with 0 or 1; 523 and 524 are given in part.
 */
const countryOfArea = new Map<string, string | null>();

function countryOf(phone: string | null): string | null {
  if (phone === null) return null;
  const area = /^\+1(?!52[34])\d{3}(?=[2-9]\d{6}$)/.exec(phone)?.[0];
  const known = area === undefined ? undefined : countryOfArea.get(area);
  if (known !== undefined) return known;
  const country = parsePhoneNumberFromString(phone, { extract: false })?.country ?? null;
  if (area !== undefined) countryOfArea.set(area, country);
  return country;
}
