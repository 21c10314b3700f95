/** A message template as Graph keeps it, written down here apart from `whatsapp/`: the lab judges what the integration sends. */

export interface TemplateButton {
  /** QUICK_REPLY, URL, PHONE_NUMBER, COPY_CODE, OTP, FLOW, CATALOG, MPM, SPM, VOICE_CALL, or what Meta adds. */
  type: string;
  text?: string;
  url?: string;
  phone_number?: string;
  example?: string | string[];
  otp_type?: string;
  flow_id?: string;
  flow_action?: string;
  flow_name?: string;
  flow_json?: string;
  navigate_screen?: string;
  autofill_text?: string;
  /** Of a passcode of an older kind; newer ones have `supported_apps`. */
  package_name?: string;
  signature_hash?: string;
  zero_tap_terms_accepted?: boolean;
  supported_apps?: { package_name: string; signature_hash: string }[];
  ttl_minutes?: number;
}

export interface TemplateExample {
  header_text?: string[];
  header_text_named_params?: { param_name: string; example: string }[];
  header_handle?: string[];
  body_text?: string[][];
  body_text_named_params?: { param_name: string; example: string }[];
}

export interface TemplateComponent {
  /** HEADER, BODY, FOOTER, BUTTONS, CAROUSEL, LIMITED_TIME_OFFER, CALL_PERMISSION_REQUEST, or what Meta adds. */
  type: string;
  format?: string;
  text?: string;
  example?: TemplateExample;
  buttons?: TemplateButton[];
  cards?: { components: TemplateComponent[] }[];
  limited_time_offer?: { text: string; has_expiration?: boolean };
  add_security_recommendation?: boolean;
  code_expiration_minutes?: number;
}

export type TemplateCategory = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';

export interface TemplateNode {
  id: string;
  name: string;
  language: string;
  status: string;
  category: TemplateCategory;
  previous_category?: string;
  /** The category it is going to have. */
  correct_category?: string;
  parameter_format: 'POSITIONAL' | 'NAMED';
  components: TemplateComponent[];
  rejected_reason?: string;
  quality_score?: { score: string; date?: number };
  message_send_ttl_seconds?: number;
}

const VARIABLE = /\{\{\s*([a-z0-9_]+)\s*\}\}/gi;

/** The variables of a text, each once: in the order of their numbers when positional, else as they first appear. */
export function variablesOf(text: string, format: TemplateNode['parameter_format']): string[] {
  const names = [...new Set([...text.matchAll(VARIABLE)].map((match) => String(match[1])))];
  return format === 'NAMED' ? names : names.sort((a, b) => Number(a) - Number(b));
}

/** The text with each variable replaced; one without a value is left as it is written. */
export function fillVariables(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(VARIABLE, (written, name: string) => values.get(name) ?? written);
}
