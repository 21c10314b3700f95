import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'show-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(content: unknown): Promise<string> {
  const path = join(folder, `${Math.random()}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const template = {
  name: 'order_ready',
  language: 'en',
  components: [{ type: 'BODY', text: 'Hi {{name}}, your order is ready.' }, { type: 'NEW_PART' }],
};

describe('show', () => {
  test('prints a table, with every template in it', async () => {
    const { code, stderr, stdout } = await run('lab/show.js', ['templates']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Template +Fields +Accepted +Preview\n/);
    expect(stdout).toMatch(/\nheader_document +4 +yes +\[Document: Invoice 8\.pdf\]\n/);
  });

  test('prints the same as JSON', async () => {
    const { code, stdout } = await run('lab/show.js', ['templates', '--json']);
    const { templates } = JSON.parse(stdout) as { templates: object[] };
    expect(code).toBe(0);
    expect(templates.map((one) => Object.keys(one))).toEqual(
      templates.map(() => ['name', 'fields', 'accepted', 'preview']),
    );
  });

  test('says what it can show', async () => {
    expect(await run('lab/show.js', ['messages'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^“messages” cannot be shown\. What can be: templates\.\n\nnpm run show/),
    });
  });
});

describe('fields', () => {
  test('prints the fields of a template, and notes what it does not know', async () => {
    const { code, stderr, stdout } = await run('lab/fields.js', [await file(template)]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ key: 'body_name', label: 'Body: name', required: true }]);
    expect(stderr).toContain('of the kind “new part”');
  });

  test('reads a list as Graph gives it', async () => {
    const { stdout } = await run('lab/fields.js', [await file({ data: [template], paging: {} })]);
    expect(JSON.parse(stdout)).toHaveLength(1);
  });

  test.each([
    ['no JSON', '{', /is not JSON/],
    ['no template', '7', /holds no template/],
    ['an object of another kind', '{}', /holds no template/],
  ])('says so when the file is %s', async (_case, content, reason) => {
    const { code, stderr } = await run('lab/fields.js', [await file(content)]);
    expect(code).toBe(2);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('says so when there is no file', async () => {
    expect(await run('lab/fields.js', [join(folder, 'none.json')])).toMatchObject({
      code: 2,
      stderr: `${join(folder, 'none.json')} cannot be read: there is no such file.\n`,
    });
    expect(await run('lab/fields.js', [])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^FILE is missing\.\n\nnpm run fields/),
    });
  });
});

describe('components', () => {
  test('prints what is sent', async () => {
    const { code, stdout } = await run('lab/components.js', [
      await file(template),
      await file({ body_name: 'Ada' }),
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      { type: 'body', parameters: [{ type: 'text', parameter_name: 'name', text: 'Ada' }] },
    ]);
  });

  test('names every value that WhatsApp would refuse', async () => {
    const { code, stderr, stdout } = await run('lab/components.js', [await file(template), await file({})]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^“Body: name” is empty/);
  });

  test('names every key that no field has', async () => {
    const values = await file({ body_nme: 'Ada', body_name: 'Ada' });
    expect(await run('lab/components.js', [await file(template), values])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'The template has no field with the key “body_nme”. It has: body_name.\n',
    });
  });

  test('needs both files', async () => {
    expect(await run('lab/components.js', [await file(template)])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^VALUES is missing\.\n\nnpm run components -- FILE VALUES/),
    });
  });
});
