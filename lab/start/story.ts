/** The people of the example, and what they say: with an accent and an emoji, as real messages have them. */
export const customer = { wa_id: '4915112345678', name: 'Zoë Brückner' };
export const question = 'Grüße aus Köln! Ist meine Bestellung schon fertig? 🥟';

/** Looked for in the dropdowns by what a person sees there. */
export const account = 'Lucky Garden';
export const template = 'order_ready';

/** What the marketer puts into the template's fields; the first comes from the customer's message. */
export const templateValues: Record<string, string> = {
  body_first_name: '{{trigger.sender_name}}',
  body_order_number: 'LG-1042',
  button_0_url: 'LG-1042',
  button_1_payload: 'on_my_way',
};

/** Zap 1 answers only what is about an order. */
export const keyword = 'Bestellung';

/** The reply as it has to be on the customer's phone. */
export const reply = 'Hello Zoë Brückner, your order LG-1042 is ready to be picked up. See you soon!';

/** The customer as HubSpot has them, before anything of WhatsApp came there. */
export const hubspotContact = {
  firstname: 'Zoë',
  lastname: 'Brückner',
  hs_whatsapp_phone_number: '+4915112345678',
};
export const tag = 'VIP';

export const offerTemplate = 'spring_menu';
export const optOut = 'STOP';
export const complaint = 'Ich möchte bitte mit einem Mitarbeiter sprechen!';

export const replyZap = 'Answer questions about orders';
export const statusZap = 'Follow the reply';
export const tagsZap = 'Tags from HubSpot';
export const contactsZap = 'Keep HubSpot up to date';
export const consentZap = 'Hear of consent';
export const offerZap = 'Offer to opportunities';
export const personZap = 'Tell a person';
