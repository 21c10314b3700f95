import { frameFields, frameIn } from './frame.js';
import type { Form } from './form.js';
import type { OutgoingField, OutgoingKind } from './kind.js';

interface ButtonFields {
  title: OutgoingField;
  value: OutgoingField;
}

/** Cloud API: 1 to 3 reply buttons. */
const BUTTONS: readonly ButtonFields[] = [1, 2, 3].map((number) => ({
  title: {
    key: `reply_${number}`,
    label: `Button ${number}`,
    kind: 'text',
    required: number === 1,
    most: 20,
    group: 'buttons',
    example: ['Yes', 'No', 'Later'][number - 1] ?? '',
  },
  value: {
    key: `reply_${number}_value`,
    label: `Button ${number}: Value That Comes Back`,
    kind: 'text',
    required: false,
    most: 256,
    group: 'buttons',
    help: 'Comes with the answer when the customer taps the button. Empty: the text of the button.',
  },
}));

interface Reply {
  id: string;
  title: string;
}

/** Cloud API: interactive reply buttons messages. */
export const buttons: OutgoingKind = {
  label: 'Buttons',
  fields: (values) => [...frameFields(values), ...BUTTONS.flatMap(({ title, value }) => [title, value])],
  content: (form) => {
    const frame = frameIn(form);
    const replies = repliesIn(form);
    const action = { buttons: replies.map((reply) => ({ type: 'reply', reply })) };
    return {
      type: 'interactive',
      content: { type: 'button', ...frame.sent, action },
      preview: [...frame.preview, ...replies.map(({ title }) => `[${title}]`)].join('\n'),
    };
  },
};

/** The buttons that were filled in. Two of them may neither look the same nor come back the same. */
function repliesIn(form: Form): Reply[] {
  const replies: Reply[] = [];
  for (const fields of BUTTONS) {
    const title = form.text(fields.title);
    const value = form.text(fields.value);
    if (title === '' && value !== '' && !fields.title.required) {
      form.fault(fields.title, 'is empty, and its value is not. Type a text for the button, or empty both.');
    }
    if (title === '') continue;
    const reply = { id: value || title, title };
    if (replies.some((other) => other.title === title)) {
      form.fault(fields.title, 'has the text of another button. Give each button a text of its own.');
    } else if (replies.some(({ id }) => id === reply.id)) {
      form.fault(fields.value, 'is the same as for another button. Give each button a value of its own.');
    }
    replies.push(reply);
  }
  return replies;
}
