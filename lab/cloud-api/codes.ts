import type { TokenKind } from './entities.js';
import { GraphError } from './graph-error.js';
import { codeValue } from './ids.js';

/** The manual dialog's codes are good for about ten minutes. */
const CODE_LIFE = 10 * 60 * 1000;

/** What a person allowed in the dialog, waiting for its code to be exchanged. */
export interface Grant {
  appId: string;
  redirectUri: string;
  kind: Exclude<TokenKind, 'APP'>;
  scopes: string[];
  wabaIds: string[];
}

/** Authorization codes: each is exchanged once, in time, and with the redirect address it was made for. */
export class Codes {
  private readonly codes = new Map<string, Grant & { expiresAt: number; used: boolean }>();

  constructor(private readonly now: () => number) {}

  issue(grant: Grant): string {
    const code = codeValue();
    this.codes.set(code, { ...grant, expiresAt: this.now() + CODE_LIFE, used: false });
    return code;
  }

  /** @throws GraphError 100 for a code that is foreign, used, too old or of another redirect address. */
  exchange(code: string, appId: string, redirectUri: string): Grant {
    const grant = this.codes.get(code);
    if (!grant || grant.appId !== appId) throw codeError('Invalid verification code format.');
    if (grant.used) throw codeError('This authorization code has been used.', 36009);
    if (grant.expiresAt <= this.now()) throw codeError('This authorization code has expired.', 36007);
    if (grant.redirectUri !== redirectUri) {
      throw codeError(
        'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
        36008,
      );
    }
    grant.used = true;
    return grant;
  }
}

function codeError(message: string, subcode?: number): GraphError {
  return new GraphError(400, {
    message,
    type: 'OAuthException',
    code: 100,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
  });
}
