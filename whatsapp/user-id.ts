/** A business-scoped user ID, such as `US.13491208655302741918` (Cloud API: business-scoped user IDs). */
const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{8,128}$/;

/** True for the user ID of a customer, which stands in the place of a phone number. */
export function isUserId(text: string): boolean {
  return USER_ID.test(text);
}
