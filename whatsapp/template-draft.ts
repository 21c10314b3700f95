import type { Template } from './template/template.js';

export type { TemplateCreation } from './template-draft/creation.js';
export { creationOf } from './template-draft/creation.js';

/** A template as a person writes it down, before it is submitted to Meta for review. */
export interface TemplateDraft {
  name: string;
  /** Such as `en_US`. */
  language: string;
  /** MARKETING, UTILITY or AUTHENTICATION, in any case. */
  category: string;
  header?: DraftHeader;
  /** With `{{1}}` or `{{first_name}}` where a value goes. Meta writes the body of authentication templates itself. */
  body?: string;
  /** An example for each variable of the body, by its name or number; named ones serve the header and cards too. */
  examples?: DraftExamples;
  footer?: string;
  /** In the order in which the customer sees them. */
  buttons?: readonly DraftButton[];
  cards?: readonly DraftCard[];
  /** Of a limited-time offer: what is on offer, and whether a countdown shows. */
  offer?: { text: string; expires: boolean };
  /** Asks the customer for permission to call. */
  asksToCall?: boolean;
  /** Of an authentication template: adds the advice not to share the code. */
  securityAdvice?: boolean;
  /** Of an authentication template: adds after how many minutes the code ends. */
  codeExpiryMinutes?: number;
  /** How long WhatsApp tries to deliver a message, in seconds; -1 is 30 days. */
  ttlSeconds?: number;
}

export type DraftExamples = Readonly<Record<string, string>>;

export interface DraftHeader {
  /** TEXT, IMAGE, VIDEO, GIF, DOCUMENT, LOCATION or PRODUCT. */
  format: string;
  /** Of a text. */
  text?: string;
  /** Of a text: the example of its variable. Of a file: the handle that Meta gave for the uploaded sample. */
  example?: string;
}

export interface DraftButton {
  /** QUICK_REPLY, URL, PHONE_NUMBER, COPY_CODE, OTP, FLOW, CATALOG, MPM, SPM, VOICE_CALL or REQUEST_CONTACT_INFO. */
  type: string;
  /** What the customer reads on the button. */
  text?: string;
  /** Of a URL; it may end in one variable. */
  url?: string;
  phoneNumber?: string;
  /** Of a URL with a variable the whole address as it may look; of a code the code. */
  example?: string;
  flowId?: string;
  /** The first screen of a flow. */
  flowScreen?: string;
  /** Of a passcode: COPY_CODE (when absent), ONE_TAP or ZERO_TAP. */
  otpType?: string;
  autofillText?: string;
  /** Of ONE_TAP and ZERO_TAP: the Android app, as `com.example.app`, and the hash of its signing key. */
  packageName?: string;
  signatureHash?: string;
  /** Of ZERO_TAP: the business accepts Meta's terms for it. */
  acceptsZeroTapTerms?: boolean;
}

export interface DraftCard {
  header: DraftHeader;
  body?: string;
  /** Examples for the variables of this card; those of the draft are used for names that are missing here. */
  examples?: DraftExamples;
  buttons?: readonly DraftButton[];
}

/** What is known of a template that exists already. */
export type ExistingTemplate = Pick<Template, 'name' | 'language'>;
