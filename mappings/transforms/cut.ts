const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The text in at most `longest` UTF-16 units, which is how CRMs count a field's length. What a reader sees as one
 * character, such as an emoji of several code points, is kept whole or left out.
 */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const whole = graphemes.segment(text).containing(longest)?.index ?? 0;
  // A letter under a heap of accents can be longer than the field: then half of the heap is better than nothing.
  return text.slice(0, whole > 0 ? whole : withoutHalf(text, longest));
}

/** The same length, or one less where that would part the two halves of a code point. */
function withoutHalf(text: string, length: number): number {
  const code = text.charCodeAt(length - 1);
  return code >= 0xd800 && code <= 0xdbff ? length - 1 : length;
}
