import { createLog } from '../../hub/log.js';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('info', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

test('an entry is one line of JSON with time and level', () => {
  expect(JSON.parse(logged((log) => log.info({ updates: 3 }, 'stored')))).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-/),
    updates: 3,
    msg: 'stored',
  });
});

test('an error is told without what hangs on it', () => {
  const error = Object.assign(new Error('no answer'), {
    code: 'ECONNRESET',
    config: { headers: { Authorization: 'Bearer EAAtoken123456' } },
  });
  const entry = JSON.parse(logged((log) => log.error({ err: error }, 'failed'))) as { err: object };
  expect(Object.keys(entry.err)).toEqual(['type', 'message', 'code', 'stack']);
});

test('secrets are hidden wherever they stand', () => {
  const text = logged((log) =>
    log.info({ token: 's3cret', config: { appSecret: 's3cret' }, a: { b: { target_url: 's3cret' } } }, 'x'),
  );
  expect(text).not.toContain('s3cret');
});

test.each([
  ['POST https://hooks.zapier.com/hooks/standard/1/2/ failed', 'POST https://hooks.zapier.com/… failed'],
  ['postgres://user:pass@db:5432/hub refused', 'postgres://db:5432/… refused'],
  ['token EAAGm0PX4ZCpsBO9 is dead', 'token [token] is dead'],
  ['sent to +16505551234.', 'sent to [number].'],
])('an error that says “%s” is told without what must not be written down', (text, clean) => {
  const entry = JSON.parse(logged((log) => log.error({ err: new Error(text) }, 'failed'))) as { err: object };
  expect(entry.err).toMatchObject({ message: clean });
});
