/** Names of templates have small letters and underscores only, however people write them. */
export function nameAsMetaWrites(name: string): string {
  return name.toLowerCase().replace(/[\s-]+/g, '_');
}
