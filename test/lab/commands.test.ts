import { run } from './run.js';

/** A program starts in each. */
jest.setTimeout(60_000);

const commands = [
  'lab/start.js',
  'lab/show.js',
  'lab/map.js',
  'lab/fields.js',
  'lab/components.js',
  'lab/replay.js',
  'lab/docs.js',
  'bench/main.js',
];

test.each(commands)('%s tells how it is called when it is asked', async (program) => {
  const asked = await run(program, ['--help']);
  expect(asked).toEqual({ code: 0, stdout: expect.stringMatching(/^npm (start|run \w+)/), stderr: '' });
});

test.each(commands)('%s names an option that does not exist, and tells how it is called', async (program) => {
  const { code, stdout, stderr } = await run(program, ['--twice']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^There is no option --twice\. There are.+\n\nnpm (start|run \w+)/);
});
