import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { anchorsIn, page, pages } from './pages.js';

it.each(pages)('each link of %s leads somewhere', (path) => {
  const links = [...page(path).matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  const broken = links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : normalize(join(dirname(path), file));
    return !existsSync(target) || (anchor !== undefined && !anchorsIn(page(target)).includes(anchor));
  });
  expect(broken).toEqual([]);
});
