/** Why the hub could not start, as a sentence for the person who runs it. Addresses with passwords are not repeated. */
export function explainStart(error: unknown, environment: Record<string, string | undefined>): string {
  const code = codeOf(error);
  const usesPostgres = Boolean(environment['DATABASE_URL']);
  if (code === 'EADDRINUSE') {
    return `Port ${environment['PORT'] ?? '3000'} is in use. Stop the other program, or set PORT to another number.`;
  }
  if (code === 'EACCES') {
    return `This user may not listen on port ${environment['PORT'] ?? '3000'}. Set PORT to a number above 1023.`;
  }
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && !usesPostgres)) {
    return 'HOST is not an address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 for all addresses.';
  }
  if (usesPostgres && code !== null && cannotReach.has(code)) {
    return `The database in DATABASE_URL cannot be reached (${code}). Check its host and port, and that it is running.`;
  }
  if (usesPostgres && code !== null && isPostgresCode(code)) {
    return `The database in DATABASE_URL refused the hub (${code}: ${messageOf(error)}). Check its user, its password and its name.`;
  }
  if (isSqliteCode(error, notADatabase)) {
    return 'The file in DATABASE_PATH is not a database. Set DATABASE_PATH to another place, or move the file away.';
  }
  return messageOf(error);
}

/** SQLITE_NOTADB (sqlite.org/rescode.html). */
const notADatabase = 26;

function isSqliteCode(error: unknown, code: number): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === code;
}

const cannotReach = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ECONNRESET',
  'EAI_AGAIN',
]);

/** SQLSTATE: five digits or capitals (PostgreSQL documentation, appendix A). */
function isPostgresCode(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code);
}

function codeOf(error: unknown): string | null {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : String(error);
}
