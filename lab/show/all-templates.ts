import type { Fixture } from './fixture.js';
import { buttonKinds } from './templates/buttons.js';
import { commerce } from './templates/commerce.js';
import { headers } from './templates/headers.js';
import { passcodes } from './templates/passcodes.js';
import { texts } from './templates/texts.js';

/** A template of every kind that Meta approves. */
export const allTemplates: readonly Fixture[] = [
  ...headers,
  ...texts,
  ...buttonKinds,
  ...passcodes,
  ...commerce,
];
