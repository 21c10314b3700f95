import { configWarnings, ConfigError, readConfig } from '../../hub/config.js';

const enough = { META_APP_ID: '1234567890', META_APP_SECRET: 's3cret', META_VERIFY_TOKEN: 'word' };

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings of the hub', () => {
  it('have a default wherever one makes sense', () => {
    expect(readConfig(enough)).toEqual({
      port: 3000,
      host: '127.0.0.1',
      metaAppId: '1234567890',
      metaAppSecrets: ['s3cret'],
      metaVerifyToken: 'word',
      graphUrl: 'https://graph.facebook.com',
      graphVersion: 'v25.0',
      databasePath: './hub.db',
      hookHosts: ['hooks.zapier.com'],
      retentionDays: 30,
      messageRetentionDays: 90,
      sendLimitPerMinute: 300,
      logLevel: 'info',
    });
  });

  it('are read from the environment', () => {
    const config = readConfig({
      ...enough,
      PORT: '8080',
      META_APP_SECRET: 'new, old',
      GRAPH_URL: 'http://127.0.0.1:4000/',
      DATABASE_URL: 'postgres://hub:pw@db:5432/hub',
      HOOK_HOSTS: 'hooks.zapier.com, 127.0.0.1:5000,[::1]:5000',
      RETENTION_DAYS: '8',
      MESSAGE_RETENTION_DAYS: '8',
      SEND_LIMIT_PER_MINUTE: '1500',
    });
    expect(config).toMatchObject({
      port: 8080,
      metaAppSecrets: ['new', 'old'],
      graphUrl: 'http://127.0.0.1:4000',
      databaseUrl: 'postgres://hub:pw@db:5432/hub',
      hookHosts: ['hooks.zapier.com', '127.0.0.1:5000', '[::1]:5000'],
      retentionDays: 8,
      messageRetentionDays: 8,
      sendLimitPerMinute: 1500,
    });
  });

  it('count as absent when they are empty', () => {
    expect(readConfig({ ...enough, PORT: ' ', DATABASE_URL: '' })).toMatchObject({ port: 3000 });
    expect(problemsOf({ ...enough, META_APP_SECRET: '' })).toHaveLength(1);
  });

  it('are named all at once when they are missing', () => {
    const problems = problemsOf({});
    expect(problems).toHaveLength(3);
    for (const name of ['META_APP_ID', 'META_APP_SECRET', 'META_VERIFY_TOKEN']) {
      expect(problems.some((sentence) => sentence.startsWith(`${name} is missing.`))).toBe(true);
    }
  });

  it.each([
    ['META_APP_ID', 'my app'],
    ['META_APP_SECRET', ' , '],
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['GRAPH_URL', 'graph.facebook.com'],
    ['GRAPH_URL', 'http://graph.facebook.com'],
    ['GRAPH_URL', 'http://127.0.0.1.example.com'],
    ['GRAPH_VERSION', '25'],
    ['DATABASE_URL', 'mysql://db/hub'],
    ['HOOK_HOSTS', 'https://hooks.zapier.com/'],
    ['RETENTION_DAYS', '7'],
    ['RETENTION_DAYS', 'month'],
    ['MESSAGE_RETENTION_DAYS', '0'],
    ['MESSAGE_RETENTION_DAYS', '3651'],
    ['MESSAGE_RETENTION_DAYS', 'month'],
    ['SEND_LIMIT_PER_MINUTE', '0'],
    ['SEND_LIMIT_PER_MINUTE', '1.5'],
    ['SEND_LIMIT_PER_MINUTE', '60001'],
    ['LOG_LEVEL', 'loud'],
  ])('say one sentence about a wrong %s (%s)', (name, value) => {
    const problems = problemsOf({ ...enough, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} .*\\.$`));
  });

  it('never repeat a secret in what is said', () => {
    const problems = problemsOf({ DATABASE_URL: 'mysql://hub:topsecret@db/hub', META_APP_SECRET: ',' });
    expect(problems.join()).not.toContain('topsecret');
  });
});

describe('an app secret', () => {
  const warnings = (secrets: string) => configWarnings(readConfig({ ...enough, META_APP_SECRET: secrets }));
  const real = '0123456789abcdef0123456789abcdef';

  it.each([real, `${real}, ${real.toUpperCase()}`])('of 32 hexadecimal characters is fine', (secrets) => {
    expect(warnings(secrets)).toEqual([]);
  });

  it.each(['…', real.slice(1), `${real}, s3cret`])(
    'that looks like none is told in one line: %s',
    (secrets) => {
      const told = warnings(secrets);
      expect(told).toEqual([expect.stringMatching(/^META_APP_SECRET does not look like .*$/)]);
      expect(told.join()).not.toContain(secrets);
    },
  );
});
