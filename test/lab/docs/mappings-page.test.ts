import { readFileSync } from 'node:fs';
import { mappingsPage } from '../../../lab/docs/mappings-page.js';

it('docs/mappings.md says what the tables say', () => {
  // When this fails, the tables have changed: npm run docs writes the page anew.
  expect(readFileSync('docs/mappings.md', 'utf8')).toBe(mappingsPage());
});
