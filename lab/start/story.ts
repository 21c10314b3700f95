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

/** The reply as it has to be on the customer's phone. */
export const reply = 'Hello Zoë Brückner, your order LG-1042 is ready to be picked up. See you soon!';

export const replyZap = 'Answer new messages';
export const statusZap = 'Follow the reply';
