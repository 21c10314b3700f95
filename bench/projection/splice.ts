/** Cuts `sample` at each place where one of `words` stands; what it gives puts other words there. */
export function splice<Words extends readonly string[]>(
  sample: string,
  words: Words,
): (others: { [place in keyof Words]: string }) => string {
  const pieces: (string | number)[] = [];
  let rest = sample;
  for (;;) {
    const found = words
      .map((word, place) => ({ word, place, at: rest.indexOf(word) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at)[0];
    if (!found) break;
    pieces.push(rest.slice(0, found.at), found.place);
    rest = rest.slice(found.at + found.word.length);
  }
  pieces.push(rest);
  return (others) => pieces.map((piece) => (typeof piece === 'number' ? others[piece] : piece)).join('');
}
