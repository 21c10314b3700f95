import { readFileSync } from 'node:fs';
import { labelOf, shownSteps } from './labels.js';
import { codeIn, page, rowsUnder } from './pages.js';

const readme = page('README.md');

it('README.md has each step that there is, and no other', () => {
  const told = rowsUnder(readme, 'step', 'what it does').map(([step]) => step);
  expect(told.sort()).toEqual(shownSteps.map(labelOf).sort());
});

it('README.md has each setting that there is, and no other', () => {
  const told = rowsUnder(readme, 'setting').flatMap(([setting = '']) => codeIn(setting));
  const hub = [...readFileSync('hub/config.ts', 'utf8').matchAll(/^ {2}([A-Z_]+): /gm)].map(
    ([, name]) => name,
  );
  const zapier = [...readFileSync('api/settings.ts', 'utf8').matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(
    ([, name]) => name,
  );
  expect(told.sort()).toEqual([...new Set([...hub, ...zapier])].sort());
});
