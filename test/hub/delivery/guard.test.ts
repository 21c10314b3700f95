import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createGuard, type Guard, type LookupAll } from '../../../hub/delivery/guard.js';

const leadsTo =
  (...addresses: string[]): LookupAll =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('which URLs may be called', () => {
  const guard = createGuard([
    'hooks.zapier.com',
    'hooks.example.com:8443',
    '127.0.0.1:4010',
    '[::1]:4010',
    'localhost:4010',
  ]);

  test.each([
    'https://hooks.zapier.com/hooks/standard/1/2/',
    'https://HOOKS.zapier.com:443/x',
    'https://hooks.example.com:8443/x',
    'http://127.0.0.1:4010/x',
    'http://[::1]:4010/x',
    'http://localhost:4010/x',
  ])('%s may', (url) => {
    expect(guard.refusal(url)).toBeNull();
  });

  test.each([
    'https://example.com/',
    'https://hooks.zapier.com.evil.example/',
    'https://evil-hooks.zapier.com/',
    'https://hooks.zapier.com./',
    'https://hooks.zapier.com:8443/',
    'https://hooks.zapier.com@127.0.0.1/',
    'https://user:password@hooks.zapier.com/',
    'https://hooks.example.com/',
    'http://127.0.0.1:4011/',
    'http://127.0.0.1/',
    'http://[::ffff:127.0.0.1]:4010/',
    'http://[::ffff:127.0.0.1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://0/',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'ftp://hooks.zapier.com/',
    'hooks.zapier.com',
    '',
  ])('“%s” may not', (url) => {
    expect(guard.refusal(url)).not.toBeNull();
  });

  test('the refusal of an unknown host names the setting, and not the path', () => {
    expect(guard.refusal('https://example.com/secret')).toBe(
      'The host example.com is not on the list of the hub’s setting HOOK_HOSTS.',
    );
  });

  test('a name must be called over https', () => {
    expect(guard.refusal('http://hooks.zapier.com/x')).toBe(
      'The host hooks.zapier.com must be called over https.',
    );
  });
});

describe('a name on the list that leads inside', () => {
  test.each([
    '127.0.0.1',
    '10.0.0.8',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
  ])('is refused when a Zap subscribes: %s', async (address) => {
    const guard = createGuard(['inside.example'], leadsTo('93.184.215.14', address));
    expect(await guard.addressRefusal('https://inside.example/')).toContain('private address');
  });

  test('passes when all its addresses are public', async () => {
    const guard = createGuard(['outside.example'], leadsTo('93.184.215.14', '2606:2800:220:1::1'));
    expect(await guard.addressRefusal('https://outside.example/')).toBeNull();
  });

  test('passes for now when it cannot be looked up: the connection is checked again', async () => {
    const guard = createGuard(['away.example'], (_name, _options, callback) =>
      callback(new Error('EAI_AGAIN'), []),
    );
    expect(await guard.addressRefusal('https://away.example/')).toBeNull();
  });
});

describe('making a connection', () => {
  let server: Server;
  let port: string;
  let connections = 0;

  beforeAll(async () => {
    server = createServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined);
    }).listen(0, '::');
    await once(server, 'listening');
    port = String((server.address() as AddressInfo).port);
  });
  afterAll(() => {
    server.close();
  });

  function connect(guard: Guard, hostname: string, protocol = 'http:'): Promise<Error | null> {
    return new Promise((resolve) =>
      guard.connector({ hostname, host: `${hostname}:${port}`, protocol, port }, (error, socket) => {
        socket?.destroy();
        resolve(error);
      }),
    );
  }

  test.each([
    '127.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '2130706433',
    '0x7f.1',
    '127.1',
    '0',
    '0.0.0.0',
    'localhost',
  ])('to %s is refused when the admin did not type it', async (hostname) => {
    const error = await connect(createGuard([]), hostname);
    expect(error?.message).toContain('private address');
  });

  test('to a name that leads to this machine is refused', async () => {
    const guard = createGuard([`inside.example:${port}`], leadsTo('127.0.0.1'));
    expect((await connect(guard, 'inside.example', 'https:'))?.message).toContain('private address');
  });

  test('to a name with one public and one private address is refused', async () => {
    const guard = createGuard([`inside.example:${port}`], leadsTo('93.184.215.14', '127.0.0.1'));
    expect((await connect(guard, 'inside.example', 'https:'))?.message).toContain('private address');
  });

  test('to an address that the admin typed is made, at that port only', async () => {
    expect(await connect(createGuard([`127.0.0.1:${port}`]), '127.0.0.1')).toBeNull();
    expect(await connect(createGuard(['127.0.0.1:1']), '127.0.0.1')).not.toBeNull();
  });

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '0.0.0.0'])(
    'to the address %s is not even begun when the admin did not type it',
    async (hostname) => {
      const before = connections;
      await connect(createGuard([]), hostname);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(connections).toBe(before);
    },
  );
});
