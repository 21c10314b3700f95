import type { Form } from './form.js';
import type { OutgoingField, OutgoingKind } from './kind.js';

const message: OutgoingField = {
  key: 'react_to',
  label: 'Message to React To',
  kind: 'text',
  required: true,
  group: 'content',
  help: 'The Message ID of an earlier step.',
};
const emoji: OutgoingField = {
  key: 'emoji',
  label: 'Emoji',
  kind: 'text',
  required: false,
  group: 'content',
  example: '👍',
};
const takeAway: OutgoingField = {
  key: 'remove_reaction',
  label: 'Take the Reaction Away',
  kind: 'switch',
  fallback: 'false',
  required: false,
  group: 'content',
  help: 'Removes the emoji that was put there before.',
};

/** Cloud API: reaction messages; an empty emoji removes the one that is there. */
export const reaction: OutgoingKind = {
  label: 'Reaction',
  fields: () => [message, emoji, takeAway],
  content: (form) => {
    const messageId = form.messageId(message);
    const chosen = form.isOn(takeAway) ? '' : emojiIn(form);
    return {
      type: 'reaction',
      content: { message_id: messageId, emoji: chosen },
      preview: chosen ? `[Reaction: ${chosen}]` : '[Reaction taken away]',
    };
  },
};

function emojiIn(form: Form): string {
  const written = form.text(emoji);
  if (!isEmoji(written)) {
    form.fault(emoji, 'must be one emoji, such as 👍. Put one there, or switch “Take the Reaction Away” on.');
  }
  return written;
}

/** One character as people see it, and a picture: a symbol, a flag, or a key. */
function isEmoji(text: string): boolean {
  const characters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  return characters.length === 1 && /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(text);
}
