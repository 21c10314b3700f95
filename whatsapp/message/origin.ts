import { flagOf, objectOf, textOf } from '../json.js';
import type { IncomingMessage } from '../webhook.js';
import { editedMessage } from './text.js';

/** What the message refers to: the message it answers, the product it asks about, the advertisement it came from. */
export interface OriginPart {
  reply_to_message_id: string | null;
  forwarded: boolean;
  /** Forwarded more than five times. */
  frequently_forwarded: boolean;
  referred_product_id: string | null;
  referred_catalog_id: string | null;
  /** The link of the advertisement or post. */
  referral_source_url: string | null;
  referral_source_id: string | null;
  /** `ad` or `post`. */
  referral_source_type: string | null;
  referral_headline: string | null;
  referral_body: string | null;
  referral_media_type: string | null;
  referral_media_url: string | null;
  referral_thumbnail_url: string | null;
  /** Meta's click id (`ctwa_clid`), for reporting the outcome back to the advertisement. */
  referral_click_id: string | null;
  referral_ref: string | null;
  referral_welcome_text: string | null;
}

export function originPart(message: IncomingMessage): OriginPart {
  const context = objectOf(message['context'] ?? editedMessage(message)['context']);
  const product = objectOf(context['referred_product']);
  const referral = objectOf(message['referral']);
  const often = flagOf(context['frequently_forwarded']) ?? false;
  return {
    reply_to_message_id: textOf(context['id']),
    forwarded: often || (flagOf(context['forwarded']) ?? false),
    frequently_forwarded: often,
    referred_product_id: textOf(product['product_retailer_id']),
    referred_catalog_id: textOf(product['catalog_id']),
    referral_source_url: textOf(referral['source_url']),
    referral_source_id: textOf(referral['source_id']),
    referral_source_type: textOf(referral['source_type']),
    referral_headline: textOf(referral['headline']),
    referral_body: textOf(referral['body']),
    referral_media_type: textOf(referral['media_type']),
    referral_media_url: textOf(referral['image_url']) ?? textOf(referral['video_url']),
    referral_thumbnail_url: textOf(referral['thumbnail_url']),
    referral_click_id: textOf(referral['ctwa_clid']),
    referral_ref: textOf(referral['ref']),
    referral_welcome_text: textOf(objectOf(referral['welcome_message'])['text']),
  };
}
