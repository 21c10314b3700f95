import type { MediaKind } from '../media-rules.js';
import type { Form } from './form.js';

/** What a person typed or mapped, by the key of the field. */
export type Values = Readonly<Record<string, unknown>>;

/** Where a field belongs. */
export type OutgoingGroup = 'content' | 'header' | 'buttons' | 'rows' | 'reply';

/** One thing a person fills in for a message. */
export interface OutgoingField {
  key: string;
  label: string;
  /** `long` has several lines, `list` one entry a line, `lines` one of each of its `children` a line. */
  kind: 'text' | 'long' | 'number' | 'list' | 'lines' | 'media' | 'switch' | 'choice' | 'json';
  /** Of a field of the kind `media`, whose key ends in `media`. */
  mediaKind?: MediaKind;
  /** Of a choice: its words, by what stands for it. */
  choices?: Readonly<Record<string, string>>;
  /** What an empty switch or choice means. */
  fallback?: string;
  /** Other fields come and go with this choice. */
  changesFields?: boolean;
  children?: readonly OutgoingField[];
  required: boolean;
  /** Characters that it may have. */
  most?: number;
  group: OutgoingGroup;
  example?: string;
  help?: string;
}

/** The part of a message that its type is about. */
export interface Content {
  /** Cloud API: the type of the message, and the member that holds its content. */
  type:
    | 'text'
    | 'image'
    | 'video'
    | 'audio'
    | 'document'
    | 'sticker'
    | 'location'
    | 'contacts'
    | 'reaction'
    | 'interactive';
  content: unknown;
  /** The message as the customer sees it, as text. */
  preview: string;
}

/** One kind of message. Each is a file of its own; `kinds.ts` knows them all. */
export interface OutgoingKind {
  /** As it is offered to people. */
  label: string;
  /** What it asks for, in reading order; some choices bring fields with them. */
  fields(values: Values): OutgoingField[];
  /** What is sent; what is wrong is told to the form. */
  content(form: Form): Content;
}
