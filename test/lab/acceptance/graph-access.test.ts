import { graphIn } from '../../../lab/acceptance/graph-access.js';
import { UnusableFile } from '../../../lab/command/json-file.js';

test('Meta is asked where the environment says, else where everybody asks it', () => {
  expect(graphIn({})).toEqual({ url: 'https://graph.facebook.com', version: 'v25.0' });
  expect(graphIn({ GRAPH_URL: ' http://127.0.0.1:15001/ ', GRAPH_VERSION: 'v26.0' })).toEqual({
    url: 'http://127.0.0.1:15001',
    version: 'v26.0',
  });
});

test.each([
  [{ GRAPH_URL: 'nonsense' }, 'GRAPH_URL should be an address that starts with https://'],
  [{ GRAPH_URL: 'http://graph.example.com' }, 'GRAPH_URL should be an address that starts with https://'],
  [{ GRAPH_VERSION: '25' }, 'GRAPH_VERSION should look like v25.0.'],
])('%j is refused as the hub refuses it', (environment, sentence) => {
  expect(() => graphIn(environment)).toThrow(UnusableFile);
  expect(() => graphIn(environment)).toThrow(sentence);
});

test('all that is wrong is said at once', () => {
  expect(() => graphIn({ GRAPH_URL: 'nonsense', GRAPH_VERSION: '25' })).toThrow(/GRAPH_URL.+\nGRAPH_VERSION/);
});
