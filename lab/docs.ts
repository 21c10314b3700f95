/** `npm run docs`: writes docs/mappings.md from the tables of the mappings. */
import { writeFile } from 'node:fs/promises';
import { mappingsPage } from './docs/mappings-page.js';

await writeFile('docs/mappings.md', mappingsPage());
