/** The message types a person can choose, as `messageType` names them. */
export const messageTypeChoices = {
  text: 'Text',
  image: 'Image',
  video: 'Video',
  audio: 'Audio or Voice Message',
  document: 'Document',
  sticker: 'Sticker',
  button: 'Button Tapped',
  list_reply: 'List Option Chosen',
  flow_reply: 'Flow (Form) Answered',
  address_reply: 'Address Given',
  call_permission_reply: 'Call Permission Answered',
  order: 'Order',
  location: 'Location',
  contacts: 'Contact Cards',
  reaction: 'Reaction (Emoji)',
  edit: 'Message Edited',
  revoke: 'Message Deleted',
  system: 'Number or Profile Changed',
  unsupported: 'Not Supported by WhatsApp’s API',
} as const;

export const keywordMatchChoices = {
  contains: 'Anywhere in the message',
  whole: 'The whole message',
  starts: 'At the start of the message',
} as const;
