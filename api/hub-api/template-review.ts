import type { ZObject } from 'zapier-platform-core';
import type { Deadline } from '../deadline.js';
import { hub } from './hub.js';
import { settings } from '../settings.js';

/**
 * Tells the hub that a template was submitted, so that it can say how long the review took. Gives null, or a sentence
 * why nobody will know: the template is submitted all the same. `status` is Meta's word.
 */
export async function tellReview(
  z: ZObject,
  review: { waba_id: string; template_id: string; submitted_at: string; status: string },
  deadline: Deadline,
): Promise<string | null> {
  if (!settings.hubUrl) return 'There is no hub, so the time of the review is not measured.';
  const { status, ...submission } = review;
  const decision = status.toLowerCase();
  const decided = decision === 'approved' || decision === 'rejected';
  try {
    await hub(z, 'v1/templates/reviews', {
      method: 'POST',
      timeout: deadline.within(z, settings.lookupTimeout),
      body: { ...submission, ...(decided && { decision }) },
    });
    return null;
  } catch {
    return 'The hub could not be told, so the time of the review is not measured.';
  }
}
