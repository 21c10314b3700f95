/** Key prefixes of standard objects (Salesforce, Standard Field Record ID Prefix Decoder). */
const prefixes: Record<string, string> = {
  Account: '001',
  Contact: '003',
  Opportunity: '006',
  Lead: '00Q',
  Task: '00T',
  CampaignMember: '00v',
  Case: '500',
  Individual: '0PK',
  MessagingEndUser: '0PA',
  Topic: '0TO',
  TopicAssignment: '0Tx',
  ContactPointTypeConsent: '0ZX',
};

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function prefixOf(objectName: string): string {
  return prefixes[objectName] ?? 'a00';
}

/** The 18-character id of the n-th record of an object. */
export function recordId(objectName: string, count: number): string {
  const number = [62 ** 2, 62, 1].map((unit) => digits[Math.floor(count / unit) % 62]).join('');
  return withChecksum(`${prefixOf(objectName)}5g00000La${number}`);
}

/** An id of 15 or 18 characters as one of 18; null when it is no id. */
export function fullId(text: string): string | null {
  if (!/^[a-zA-Z0-9]{15}([A-Z0-5]{3})?$/.test(text)) return null;
  return withChecksum(text.slice(0, 15));
}

/** The last three characters tell which of the others are capitals, so that ids differ without their case too. */
function withChecksum(id: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  const sums = [0, 5, 10].map((start) =>
    [...id.slice(start, start + 5)].reduce((sum, one, bit) => sum + (/[A-Z]/.test(one) ? 1 << bit : 0), 0),
  );
  return id + sums.map((sum) => letters[sum]).join('');
}
