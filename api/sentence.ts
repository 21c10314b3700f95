/** What a person would read of an error of the platform, which keeps the sentence of some as JSON. */
export function sentenceOf({ message }: Error): string {
  try {
    return (JSON.parse(message) as { message: string }).message;
  } catch {
    return message;
  }
}
