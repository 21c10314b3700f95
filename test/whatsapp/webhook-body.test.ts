import { templateIdOf } from '../../whatsapp/template-event/subject.js';
import { webhookBody } from '../../whatsapp/webhook-body.js';

test('an id of a template keeps all its digits', () => {
  const read = (id: string) =>
    templateIdOf(webhookBody(`{"message_template_id":${id}}`) as Record<string, unknown>);
  for (const id of ['9223372036854775807', '9007199254740993', '1689556908129832']) expect(read(id)).toBe(id);
  expect(read('"9223372036854775807"')).toBe('9223372036854775807');
  expect(read('1e400')).toBeNull();
  expect(read('-5.5')).toBeNull();
});

test('everything else is read as it is written', () => {
  const body = {
    message_template_id: 5,
    other_id: 9007199254740992,
    list: [1.5, null, { deep: 'message_template_id' }],
  };
  expect(webhookBody(JSON.stringify(body))).toEqual(body);
  expect(webhookBody('[]')).toEqual([]);
});

test('what is not JSON is an error, also when it speaks of a template', () => {
  for (const text of ['', '{', '{"message_template_id":}'])
    expect(() => webhookBody(text)).toThrow(SyntaxError);
});
