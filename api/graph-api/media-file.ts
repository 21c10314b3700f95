/** Endings of the types that WhatsApp carries (Cloud API: supported media types). */
const endings: Record<string, string> = {
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'application/msword': 'doc',
  'application/pdf': 'pdf',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'text/plain': 'txt',
  'video/3gpp': '3gp',
  'video/mp4': 'mp4',
};

/** Zapier keeps the name percent-encoded in a header, with at most 1,000 characters. */
const LONGEST_NAME = 900;

/** The customer's own name of the file, else one made of the message type and the media ID. */
export function mediaFileName(
  media: { type: string; media_id: string; file_name: string | null },
  mimeType: string,
): string {
  if (media.file_name) return shortened(media.file_name);
  // A type may carry a parameter, as in `audio/ogg; codecs=opus`.
  const ending = endings[mimeType.split(';')[0]?.trim().toLowerCase() ?? ''];
  return `${media.type}-${media.media_id}${ending ? `.${ending}` : ''}`;
}

/** Compares a hash that Meta writes in hex or in base64 with the bytes of one. */
export function sameHash(written: string, hash: Buffer): boolean {
  const encoding = /^[0-9a-f]{64}$/i.test(written) ? 'hex' : 'base64';
  return Buffer.from(written, encoding).equals(hash);
}

/** Cuts a name that Zapier would refuse, but keeps the ending: it tells other apps what the file is. */
function shortened(name: string): string {
  const clean = Buffer.from(name)
    .toString()
    .replace(/\p{Cc}/gu, '');
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : '';
  const letters = [...clean.slice(0, clean.length - ending.length)];
  while (encodeURIComponent(letters.join('') + ending).length > LONGEST_NAME) letters.pop();
  return letters.join('') + ending;
}
