import { allTemplates } from '../../../lab/show/all-templates.js';
import { showTemplates, type ShownTemplate } from '../../../lab/show/templates.js';

let shown: ShownTemplate[];

beforeAll(async () => {
  shown = await showTemplates();
});

test('at least thirty templates are shown, each once', () => {
  expect(shown.length).toBeGreaterThanOrEqual(30);
  expect(new Set(shown.map(({ name }) => name)).size).toBe(shown.length);
});

test('the local Meta accepts every one of them', () => {
  expect(shown.filter(({ accepted }) => !accepted)).toEqual([]);
});

test('no preview leaves a variable to fill in', () => {
  for (const { preview } of shown) {
    expect(preview).not.toContain('{{');
    expect(preview).not.toBe('');
  }
});

test('every kind of part is among them', () => {
  const written = JSON.stringify(allTemplates.map(({ template }) => template));
  const kinds = [
    ...['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'GIF', 'LOCATION', 'PRODUCT'].map(
      (kind) => `"format":"${kind}"`,
    ),
    ...['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'VOICE_CALL', 'COPY_CODE', 'FLOW'].map(
      (kind) => `"type":"${kind}"`,
    ),
    ...['CATALOG', 'MPM', 'SPM', 'LIMITED_TIME_OFFER', 'CAROUSEL'].map((kind) => `"type":"${kind}"`),
    ...['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'].map((kind) => `"otp_type":"${kind}"`),
    ...['"type":"CALL_PERMISSION_REQUEST"', '"parameter_format":"NAMED"', '"language":"ar"'],
  ];
  expect(kinds.filter((kind) => !written.includes(kind))).toEqual([]);
});

test('a template is counted by its fields', () => {
  const fields = (name: string) => shown.find((one) => one.name === name)?.fields;
  expect(['header_none', 'carousel_of_10', 'passcode_copy', 'body_numbered_twice'].map(fields)).toEqual([
    0, 51, 1, 2,
  ]);
});
