import { GraphError } from '../graph-error.js';

/** Titles of the subcodes with which Graph refuses a template (Cloud API: error codes, template creation). */
const TITLES = {
  2388019: 'Message template limit exceeded',
  2388023: 'Message template language is being deleted',
  2388024: 'Content in This Language Already Exists',
  2388039: "Message template status can't be changed",
  2388040: 'Character Limit Exceeded',
  2388043: 'Message template "components" param is missing expected field(s)',
  2388047: 'Message Header Format Is Incorrect',
  2388072: 'Message Body Format Is Incorrect',
  2388073: 'Message Footer Format Is Incorrect',
  2388293: 'Params Words Ratio Exceeds Limit',
  2388299: 'Leading or Trailing Params Not Allowed',
} as const;

export type TemplateSubcode = keyof typeof TITLES;

/** Graph's complaint about a template that is created, edited or deleted: code 100, with the reason in a subcode. */
export function refusedTemplate(subcode: TemplateSubcode, message: string): GraphError {
  return new GraphError(400, {
    message: 'Invalid parameter',
    type: 'OAuthException',
    code: 100,
    error_subcode: subcode,
    is_transient: false,
    error_user_title: TITLES[subcode],
    error_user_msg: message,
  });
}

/** The complaint about a rule that has no subcode of its own. */
export function refusedParameter(title: string, message: string): GraphError {
  return new GraphError(400, {
    message: 'Invalid parameter',
    type: 'OAuthException',
    code: 100,
    is_transient: false,
    error_user_title: title,
    error_user_msg: message,
  });
}

/** The complaint that a component lacks a member (subcode 2388043). */
export function missingField(component: string, field: string): GraphError {
  return refusedTemplate(2388043, `component of type ${component} is missing expected field(s) (${field})`);
}

/** @throws GraphError 100/2388040 for a text of more characters than its place allows. */
export function checkLength(what: string, text: string, longest: number): void {
  if ([...text].length <= longest) return;
  throw refusedTemplate(2388040, `The ${what} has more than ${longest} characters.`);
}
