/** A message template as the Graph API describes it (Cloud API: message templates). */
export interface Template {
  id: string;
  name: string;
  /** Such as `en_US`. */
  language: string;
  /** Such as APPROVED, PENDING, REJECTED, PAUSED or DISABLED. */
  status: string;
  /** MARKETING, UTILITY or AUTHENTICATION. */
  category: string;
  /** POSITIONAL (`{{1}}`) when absent, or NAMED (`{{first_name}}`). */
  parameter_format?: string;
  components: TemplateComponent[];
}

/** One part of a template. `type` is HEADER, BODY, FOOTER, BUTTONS, or a kind that few templates have. */
export interface TemplateComponent {
  type: string;
  /** Of a header: TEXT, IMAGE, VIDEO, GIF, DOCUMENT, LOCATION or PRODUCT. */
  format?: string | undefined;
  text?: string | undefined;
  buttons?: TemplateButton[];
  /** Of a carousel. */
  cards?: { components: TemplateComponent[] }[];
  example?: TemplateExample;
  [member: string]: unknown;
}

/** `type` is QUICK_REPLY, URL, PHONE_NUMBER, COPY_CODE, or a kind that few templates have. */
export interface TemplateButton {
  type: string;
  text?: string | undefined;
  url?: string | undefined;
  phone_number?: string | undefined;
  /** Of a URL the whole address with its suffix, in a list; of a code the code, bare or in a list. */
  example?: string | string[];
  [member: string]: unknown;
}

/** The values with which Meta reviewed the template. */
export interface TemplateExample {
  header_text?: string[];
  header_handle?: string[];
  header_text_named_params?: NamedExample[];
  body_text?: string[][];
  body_text_named_params?: NamedExample[];
}

export interface NamedExample {
  param_name: string;
  example: string;
}

/** What a person typed or mapped, by the key of the field. */
export type TemplateValues = Readonly<Record<string, unknown>>;
