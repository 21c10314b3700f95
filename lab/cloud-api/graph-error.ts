import { traceId } from './ids.js';

interface ErrorFields {
  message: string;
  type: string;
  code: number;
  error_subcode?: number;
  error_data?: { messaging_product: 'whatsapp'; details: string };
  is_transient?: boolean;
  error_user_title?: string;
  error_user_msg?: string;
}

/** An answer of Graph's that is an error: thrown anywhere, written by the server as Graph's envelope. */
export class GraphError extends Error {
  readonly status: number;
  readonly fields: ErrorFields;
  readonly headers: Record<string, string>;

  constructor(status: number, fields: ErrorFields, headers: Record<string, string> = {}) {
    super(fields.message);
    this.status = status;
    this.fields = fields;
    this.headers = headers;
  }

  /** The body of the response. */
  envelope(): { error: ErrorFields & { fbtrace_id: string } } {
    return { error: { ...this.fields, fbtrace_id: traceId() } };
  }
}

/** Titles and HTTP statuses of the WhatsApp codes the lab can answer with (Cloud API: error codes). */
const WHATSAPP: Record<number, [title: string, status: number]> = {
  4: ['Application request limit reached', 400],
  130429: ['Rate limit hit', 400],
  130472: ["User's number is part of an experiment", 400],
  131000: ['Something went wrong', 500],
  131008: ['Required parameter is missing', 400],
  131009: ['Parameter value is not valid', 400],
  131016: ['Service unavailable', 500],
  131021: ['Recipient cannot be sender', 400],
  131026: ['Message undeliverable', 400],
  131030: ['Recipient phone number not in allowed list', 400],
  131031: ['Account has been locked', 403],
  131042: ['Business eligibility payment issue', 400],
  131047: ['Re-engagement message', 400],
  131048: ['Spam rate limit hit', 400],
  131049: ['This message was not delivered to maintain healthy ecosystem engagement.', 400],
  131050: ['Unable to deliver the message. The user has stopped marketing messages from your business.', 400],
  131051: ['Unsupported message type', 400],
  131052: ['Media download error', 400],
  131053: ['Media upload error', 400],
  131055: ['Method not allowed', 400],
  131056: ['(Business Account, Consumer Account) pair rate limit hit', 400],
  131057: ['Account in maintenance mode', 500],
  131062: ['Business-scoped User ID (BSUID) recipients are not supported for this message.', 400],
  131063: ['Marketing templates are disabled for Cloud API', 400],
  132000: ['Number of parameters does not match the expected number of params', 400],
  132001: ['Template name does not exist in the translation', 404],
  132005: ['Translated text too long', 400],
  132012: ['Parameter format does not match format in the created template', 400],
  132015: ['Template is paused', 400],
  132016: ['Template is disabled', 400],
  132018: ['There was an issue with the parameters in your template', 400],
  133010: ['Phone number is not registered on the WhatsApp Business Platform', 400],
  134100: ['Only marketing messages allowed on this API', 400],
  134101: ['Template is still syncing', 400],
  134102: ['Template unavailable for use', 500],
  80007: ['Rate limit issues', 400],
  80008: ['There have been too many calls to this WhatsApp Business account', 400],
};

/** The title Meta gives a WhatsApp code. */
export function titleOf(code: number): string {
  return WHATSAPP[code]?.[0] ?? 'Something went wrong';
}

/** An error of the Cloud API proper: `(#code) title` with the details in `error_data`. */
export function whatsAppError(code: number, details: string): GraphError {
  const [title, status] = WHATSAPP[code] ?? ['Something went wrong', 500];
  return new GraphError(status, {
    message: `(#${code}) ${title}`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details },
  });
}

/** Graph's own complaint about a parameter (code 100), with Meta's sentence as it stands. */
export function invalidParameter(message: string): GraphError {
  return new GraphError(400, { message, type: 'OAuthException', code: 100 });
}

/** What Graph says of an object it cannot find, or that a path does not fit (code 100, subcode 33). */
export function unsupportedRequest(method: string, id: string): GraphError {
  return new GraphError(400, {
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    type: 'GraphMethodException',
    code: 100,
    error_subcode: 33,
  });
}

/** A token that does not work (code 190), with the subcode that says why where Graph gives one. */
export function badToken(message: string, subcode?: number): GraphError {
  return new GraphError(
    401,
    {
      message,
      type: 'OAuthException',
      code: 190,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
    },
    { 'www-authenticate': `OAuth "Facebook Platform" "invalid_token" "${message.replace(/"/g, "'")}"` },
  );
}

/** A token that lacks a permission (code 10) or was not granted the account (code 200). */
export function notPermitted(code: 10 | 200, message: string): GraphError {
  return new GraphError(403, { message: `(#${code}) ${message}`, type: 'OAuthException', code });
}
