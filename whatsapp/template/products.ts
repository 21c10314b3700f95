/** A group of products under one title, as the customer sees them. */
export interface ProductSection {
  /** Null when there is one group only, and nobody gave it a title. */
  title: string | null;
  products: string[];
}

/**
 * Product ids grouped by the titles between them: a line that ends with a colon is a title. What stands before the
 * first title has none.
 */
export function sectionsOf(lines: readonly string[]): ProductSection[] {
  const sections: ProductSection[] = [];
  for (const line of lines) {
    const title = line.endsWith(':') ? line.slice(0, -1).trim() : null;
    if (title !== null) sections.push({ title, products: [] });
    else {
      if (sections.length === 0) sections.push({ title: null, products: [] });
      sections.at(-1)?.products.push(line);
    }
  }
  return sections;
}
