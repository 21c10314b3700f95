import type { ExistingTemplate, TemplateDraft } from '../template-draft.js';
import type { Breach } from './breach.js';
import { buttonsBreaches } from './buttons.js';
import { carouselBreaches } from './carousel.js';
import {
  authenticationBreaches,
  offerBreaches,
  passcodeElsewhereBreaches,
  timeToLiveBreaches,
} from './category.js';
import { identityBreaches } from './identity.js';
import { promotionalBreaches } from './promotional.js';
import { textBreaches } from './texts.js';

/** Every rule that a draft breaks, in the order in which a person fills a draft in. */
export function ruleBreaches(draft: TemplateDraft, existing: readonly ExistingTemplate[]): Breach[] {
  const isAuthentication = draft.category.trim().toUpperCase() === 'AUTHENTICATION';
  return [
    ...identityBreaches(draft, existing),
    ...(isAuthentication ? authenticationBreaches(draft) : messageBreaches(draft)),
    ...buttonsBreaches(draft.buttons ?? []),
    ...timeToLiveBreaches(draft),
  ];
}

function messageBreaches(draft: TemplateDraft): Breach[] {
  return [
    ...passcodeElsewhereBreaches(draft),
    ...textBreaches(draft),
    ...offerBreaches(draft),
    ...carouselBreaches(draft),
    ...promotionalBreaches(draft),
  ];
}
