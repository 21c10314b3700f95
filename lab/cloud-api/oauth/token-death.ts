import type { Token, TokenDeath } from '../entities.js';

interface Death {
  subcode: number;
  message(token: Token, now: number): string;
}

/** What Graph says of a token that no longer works, by the cause (Graph API: error 190 and its subcodes). */
export const DEATHS: Record<TokenDeath, Death> = {
  app_removed: {
    subcode: 458,
    message: (token) =>
      `Error validating access token: The user has not authorized application ${token.appId}.`,
  },
  checkpointed: {
    subcode: 459,
    message: () =>
      'Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
  },
  password_changed: {
    subcode: 460,
    message: () =>
      'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  },
  expired: {
    subcode: 463,
    message: (token, now) =>
      `Error validating access token: Session has expired on ${facebookTime(token.expiresAt)}. The current time is ${facebookTime(now)}.`,
  },
  logged_out: {
    subcode: 467,
    message: () => 'Error validating access token: The session is invalid because the user logged out.',
  },
};

/** Why a token does not work now, or null while it does. */
export function deathOf(token: Token, now: number): TokenDeath | null {
  if (token.death) return token.death;
  return token.expiresAt !== 0 && token.expiresAt <= now ? 'expired' : null;
}

/** A time as Graph's sentences write it: `Friday, 01-Aug-25 10:00:00 PDT`. */
function facebookTime(milliseconds: number): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Los_Angeles',
    weekday: 'long',
    day: '2-digit',
    month: 'short',
    year: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).formatToParts(milliseconds);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const date = `${part('day')}-${part('month')}-${part('year')}`;
  const time = `${part('hour')}:${part('minute')}:${part('second')}`;
  return `${part('weekday')}, ${date} ${time} ${part('timeZoneName')}`;
}
