/** Text as it stands in HTML and SVG, between tags and in attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A share of a drawing’s width, such as `12.5%`. */
export function percentOf(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}

/** A length or place in a drawing, short. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
