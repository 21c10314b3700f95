import { effectOf, inboundEffects } from '../../../hub/contacts/inbound.js';

const { message, placeholder, gesture, notice } = inboundEffects;
const unsupported = (type: string) => ({ type: 'unsupported', unsupported: { type } });

test.each([
  ['a text', { type: 'text', text: { body: 'Hi' } }, message],
  ['a pressed button', { type: 'button', button: { text: 'Yes' } }, message],
  ['a sticker', { type: 'sticker', sticker: {} }, message],
  ['a type that is not known yet', { type: 'ephemeral' }, message],
  ['a message without a type', {}, message],
  ['what cannot be shown', { type: 'unsupported', errors: [{ code: 131051 }] }, placeholder],
  ['a poll', unsupported('poll_creation'), placeholder],
  ['a picture that may follow', unsupported('media_placeholder'), placeholder],
  ['a picture of the history', { type: 'media_placeholder' }, placeholder],
  ['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '👍' } }, gesture],
  ['a reaction taken back', { type: 'reaction', reaction: { message_id: 'wamid.A' } }, gesture],
  ['a reaction that cannot be shown', unsupported('reaction'), gesture],
  ['a vote', unsupported('poll_update'), gesture],
  ['a chat that was opened', { type: 'request_welcome' }, gesture],
  ['an edit', { type: 'edit', edit: {} }, notice],
  ['an edit that cannot be shown', unsupported('edit'), notice],
  ['a withdrawal', { type: 'revoke', revoke: {} }, notice],
  ['a pin', unsupported('pin'), notice],
  ['what is kept in a chat', unsupported('keep_in_chat'), notice],
  ['a new number', { type: 'system', system: { type: 'user_changed_number' } }, notice],
])('%s has the effect of its kind', (_what, told, effect) => {
  expect(effectOf(told)).toBe(effect);
});

test.each([
  ['a message', { type: 'text' }, { ...message, opensWindow: false, asks: false }],
  ['a reaction', { type: 'reaction' }, notice],
])('%s in a group opens no window and waits for no answer', (_what, told, effect) => {
  expect(effectOf({ ...told, group_id: 'G1' })).toEqual(effect);
});
