/** A value as a field of a CRM takes it. */
export type FieldValue = string | number | boolean | string[] | { name: string }[];

/**
 * What a transform gives, to be held against the type of the field: `choice` one of `choices`, `choices` several in
 * one text, `tags` Zoho’s own.
 */
export type FieldType =
  'text' | 'phone' | 'number' | 'boolean' | 'date' | 'datetime' | 'choice' | 'choices' | 'list' | 'tags';

/** What a transform may know besides its values. */
export interface Run {
  /** An IANA time zone that exists. */
  timeZone: string;
  /** Tells the user, in a sentence, what could not be used and why. */
  note(sentence: string): void;
}

/** Makes the value of one field. Whatever it is given, it answers, with null when nothing of it can be used. */
export interface InTransform {
  /** What it does, for a person; it follows “Mobile Phone:”. */
  name: string;
  gives: FieldType;
  /** The most UTF-16 units of a text it gives. */
  longest?: number;
  /** Every value it gives, where they are known. */
  choices?: readonly string[];
  apply(values: readonly unknown[], run: Run): FieldValue | null;
}
