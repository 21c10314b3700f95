import zapier, { type PlainInputField } from 'zapier-platform-core';
import { templateBatchFields } from '../../../creates/send-template-batch/fields.js';
import type { Template } from '../../../whatsapp/template/template.js';
import { app, offline, run } from '../../zapier.js';
import { carousel, orderReady } from '../templates.js';
import { stored, tableReady, tableWithPicture } from './batch.js';

offline();

const step = app.creates['send_template_batch'];
const operation = step?.operation as { inputFields: unknown[]; outputFields: unknown[] };

const shown = (template: Template, inputData: Record<string, unknown> = {}) =>
  templateBatchFields(template, inputData);
const named = (fields: readonly PlainInputField[], key: string) => fields.find((field) => field.key === key);
const columns = (fields: readonly PlainInputField[]) =>
  (named(fields, 'recipients')?.children ?? []).map(({ key }) => key);
const recipient = ['to', 'recipient_country', 'recipient_language', 'recipient_crm_record'];

describe('the editor shows', () => {
  it('who gets it, before a template is chosen', async () => {
    const dynamic = operation.inputFields.find((field) => typeof field === 'function');
    const fields = (await run(dynamic, { inputData: {} })) as PlainInputField[];
    expect(fields.map(({ key }) => key)).toEqual(['recipients', 'recipients_text']);
    expect(columns(fields)).toEqual(recipient);
  });

  it('a column for each text, and what can be the same for all', () => {
    const fields = shown(tableReady);
    expect(columns(fields)).toEqual([...recipient, 'body_first_name', 'body_time']);
    expect(named(fields, 'same_for_all')).toMatchObject({
      list: true,
      choices: { body_first_name: 'Body: first_name', body_time: 'Body: time' },
      altersDynamicFields: true,
    });
    expect(named(fields, 'own_files')).toBeUndefined();
  });

  it('a text outside of the columns once it is the same for all', () => {
    const fields = shown(tableReady, { same_for_all: ['body_time'] });
    expect(columns(fields)).toEqual([...recipient, 'body_first_name']);
    expect(named(fields, 'body_time')).toMatchObject({ required: true, group: 'body' });
  });

  it('a file once, or as a column', () => {
    expect(columns(shown(tableWithPicture))).not.toContain('header_media');
    expect(named(shown(tableWithPicture), 'header_file')).toMatchObject({ type: 'file' });
    const own = shown(tableWithPicture, { own_files: 'true' });
    expect(columns(own)).toEqual([
      ...recipient,
      'header_media',
      'header_file',
      'body_first_name',
      'body_time',
    ]);
    expect(named(own, 'header_media')).toBeUndefined();
  });

  it('no required column, so that a wrong row does not stop the others', () => {
    const children = named(shown(tableReady), 'recipients')?.children ?? [];
    expect(children.filter(({ required }) => required)).toEqual([]);
  });

  it('why a template cannot be sent, and nothing to fill in', () => {
    const [note, ...rest] = shown({ ...tableReady, status: 'REJECTED' });
    expect(note).toMatchObject({ type: 'copy', helpText: expect.stringContaining('cannot be sent') });
    expect(rest).toEqual([]);
  });
});

it.each([
  ['texts', tableReady, {}],
  ['a picture and a link', orderReady, { own_files: true, same_for_all: ['body_order'] }],
  ['cards', carousel, { own_files: true }],
  ['nothing as a column', tableReady, { same_for_all: ['body_first_name', 'body_time'] }],
])('the platform takes the fields of a template with %s', async (_what, template, inputData) => {
  const fields = [
    ...operation.inputFields.filter((field) => typeof field !== 'function'),
    ...shown(template, inputData),
  ];
  const creates = {
    send_template_batch: { ...step, operation: { ...operation, inputFields: fields } },
  };
  const { createAppHandler } = zapier as unknown as {
    createAppHandler: (app: object) => (event: object) => Promise<{ results: unknown }>;
  };
  const { results } = await createAppHandler({ ...app, creates, searchOrCreates: {} })({
    command: 'validate',
  });
  expect(results).toEqual([]);
});

it('the columns of the chosen template are outputs of who is left over, under their labels', async () => {
  stored(tableWithPicture);
  const dynamic = operation.outputFields.find((field) => typeof field === 'function');
  const inputData = { template_id: tableWithPicture.id, same_for_all: ['body_time'] };
  expect(await run(dynamic, { inputData })).toEqual([
    { key: 'left_over_recipients[]body_first_name', label: 'Left-Over Body: first_name', type: 'string' },
  ]);
});
