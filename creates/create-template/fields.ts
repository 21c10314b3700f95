import type { PlainInputField } from 'zapier-platform-core';

/** The groups in which the Zap editor shows the fields of a draft. */
export const draftFieldGroups = [
  { key: 'template', label: 'Template', emphasize: true },
  { key: 'header', label: 'Header' },
  { key: 'body', label: 'Body' },
  { key: 'buttons', label: 'Buttons' },
  { key: 'cards', label: 'Carousel Cards' },
  { key: 'review', label: 'Review' },
];

/** The fields that a draft of this category and with this kind of header has. Their labels are those of `lint`. */
export function draftFields(category: string, header: string): PlainInputField[] {
  if (category === 'authentication') return passcodeFields;
  return [
    headerKind,
    ...(header === 'text' ? headerTextFields : []),
    ...(['image', 'video', 'gif', 'document'].includes(header) ? [headerFile] : []),
    ...bodyFields,
    ...(category === 'marketing' ? offerFields : []),
    buttons,
    cardsHeader,
    cards,
    callPermission,
  ];
}

const headerKind: PlainInputField = {
  key: 'header_kind',
  label: 'Header Kind',
  type: 'string',
  choices: {
    text: 'Text',
    image: 'Image',
    video: 'Video',
    gif: 'GIF (Marketing Messages Only)',
    document: 'Document',
    location: 'Location',
    product: 'Product',
  },
  altersDynamicFields: true,
  helpText: 'Leave it empty for a template without a header.',
  group: 'header',
};

const headerTextFields: PlainInputField[] = [
  {
    key: 'header_text',
    label: 'Header',
    type: 'string',
    helpText: 'Up to 60 characters, with one variable at most, such as {{first_name}}.',
    group: 'header',
  },
  {
    key: 'header_example',
    label: 'Header Example',
    type: 'string',
    helpText: 'What may stand in the place of the variable. Leave it empty when there is none.',
    group: 'header',
  },
];

const headerFile: PlainInputField = {
  key: 'header_file',
  label: 'Header Example',
  type: 'file',
  helpText:
    'A sample of the file that customers will get, from an earlier step or as a link. Meta reviews the template with it.',
  group: 'header',
};

const bodyFields: PlainInputField[] = [
  {
    key: 'body',
    label: 'Body',
    type: 'text',
    placeholder: 'Hello {{first_name}}, your order {{order_number}} is ready.',
    helpText:
      'Up to 1,024 characters. Write {{first_name}} or {{1}} where each customer gets a value of their own, with words before, between and after.',
    group: 'body',
  },
  {
    key: 'examples',
    label: 'Examples',
    type: 'string',
    list: true,
    helpText:
      'One for each variable: `first_name = Ana`, or only the examples, in the order of the variables. Use invented data, never a customer’s.',
    group: 'body',
  },
  {
    key: 'footer',
    label: 'Footer',
    type: 'string',
    helpText: 'Up to 60 characters in grey below the text, without variables.',
    group: 'body',
  },
];

const offerFields: PlainInputField[] = [
  {
    key: 'offer',
    label: 'Offer',
    type: 'string',
    helpText: 'Only for a limited-time offer: what is on offer, in up to 16 characters.',
    group: 'body',
  },
  {
    key: 'offer_expires',
    label: 'Offer Has a Countdown',
    type: 'boolean',
    helpText: 'Shows the customer how long the offer still holds.',
    group: 'body',
  },
];

/** The kinds of button, by Meta's words in lower case. */
const buttonChoices: Record<string, string> = {
  quick_reply: 'Quick Reply',
  url: 'Link',
  phone_number: 'Phone Number',
  copy_code: 'Copy Code',
  flow: 'Flow (Form)',
  catalog: 'Catalogue',
  mpm: 'Several Products',
  spm: 'One Product',
  voice_call: 'WhatsApp Call',
  request_contact_info: 'Request for Contact Details',
};

const buttons: PlainInputField = {
  key: 'buttons',
  label: 'Buttons',
  group: 'buttons',
  children: [
    { key: 'button_type', label: 'Button Kind', type: 'string', choices: buttonChoices },
    {
      key: 'button_text',
      label: 'Button Text',
      type: 'string',
      helpText: 'Up to 25 characters.',
    },
    {
      key: 'button_value',
      label: 'Button Link, Phone Number or Flow',
      type: 'string',
      helpText:
        'The link, which may end in {{1}}; the phone number with its country prefix; or the ID of the flow. Quick replies need none.',
    },
    {
      key: 'button_example',
      label: 'Button Example',
      type: 'string',
      helpText:
        'Of a link with a variable the whole link as it may look; of a code such a code; of a flow its first screen.',
    },
  ],
};

const cardsHeader: PlainInputField = {
  key: 'cards_header',
  label: 'Header Kind of the Cards',
  type: 'string',
  choices: { image: 'Image', video: 'Video', product: 'Product' },
  helpText: 'Only for a carousel. All its cards have the same kind; an image when nothing is chosen.',
  group: 'cards',
};

const cards: PlainInputField = {
  key: 'cards',
  label: 'Cards',
  group: 'cards',
  children: [
    {
      key: 'card_file',
      label: 'Card Header Example',
      type: 'string',
      helpText: 'A sample of the image or video, from an earlier step or as a link.',
    },
    { key: 'card_body', label: 'Card Body', type: 'text', helpText: 'Up to 160 characters.' },
    {
      key: 'card_examples',
      label: 'Card Examples',
      type: 'string',
      helpText: 'For the variables of this card, with a semicolon between them.',
    },
    ...[1, 2].flatMap((number): PlainInputField[] => [
      { key: `card_button_${number}_text`, label: `Card Button ${number} Text`, type: 'string' },
      {
        key: `card_button_${number}_value`,
        label: `Card Button ${number} Link or Phone Number`,
        type: 'string',
        helpText: 'Leave it empty for a quick reply.',
      },
      { key: `card_button_${number}_example`, label: `Card Button ${number} Example`, type: 'string' },
    ]),
  ],
};

const callPermission: PlainInputField = {
  key: 'asks_to_call',
  label: 'Ask for Permission to Call',
  type: 'boolean',
  helpText: 'Adds WhatsApp’s own question whether the business may call the customer.',
  group: 'buttons',
};

const passcodeFields: PlainInputField[] = [
  {
    key: 'passcode_notice',
    label: 'Please Note',
    type: 'copy',
    helpText: 'Meta writes the text of authentication templates itself, in the language of the template.',
    group: 'body',
  },
  {
    key: 'security_advice',
    label: 'Advise Not to Share the Code',
    type: 'boolean',
    group: 'body',
  },
  {
    key: 'code_expiry_minutes',
    label: 'Code Expires After',
    type: 'integer',
    helpText: 'Minutes, from 1 to 90. Leave it empty to say nothing about it.',
    group: 'body',
  },
  {
    key: 'code_button_kind',
    label: 'Code Is Filled In By',
    type: 'string',
    choices: { copy_code: 'Copying', one_tap: 'One Tap', zero_tap: 'No Tap' },
    helpText:
      'One tap and no tap work with your own Android app only; copying is used when nothing is chosen.',
    group: 'buttons',
  },
  { key: 'code_button_text', label: 'Code Button Text', type: 'string', group: 'buttons' },
  { key: 'code_autofill_text', label: 'Autofill Button Text', type: 'string', group: 'buttons' },
  {
    key: 'code_package_name',
    label: 'Android Package Name',
    type: 'string',
    placeholder: 'com.example.app',
    group: 'buttons',
  },
  { key: 'code_signature_hash', label: 'Android App Signature Hash', type: 'string', group: 'buttons' },
  {
    key: 'code_accepts_terms',
    label: 'Accept Meta’s Terms for Codes Without a Tap',
    type: 'boolean',
    group: 'buttons',
  },
];
