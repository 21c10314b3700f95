/** The account and the number of most tests, apart from `zapier.ts`, which takes hold of all requests. */
export const WABA = '102290129340398';
export const NUMBER = '106540352242922';
