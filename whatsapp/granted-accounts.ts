const permissions = ['whatsapp_business_management', 'whatsapp_business_messaging'] as const;

/** The WhatsApp permissions that a token lacks; it needs both (Graph API: debug_token, `scopes`). */
export function missingPermissions(scopes: readonly string[]): string[] {
  return permissions.filter((permission) => !scopes.includes(permission));
}

/**
 * The WhatsApp Business accounts that both permissions were given for; null for every account that the token's
 * owner can use. `targets` has the accounts by permission; one that is missing there was given for all
 * (Graph API: debug_token, `granular_scopes` without `target_ids`).
 */
export function grantedAccounts(targets: ReadonlyMap<string, readonly string[]>): string[] | null {
  const [managed, messaging] = permissions.map((permission) => targets.get(permission));
  if (managed && messaging) return managed.filter((id) => messaging.includes(id));
  const named = managed ?? messaging;
  return named ? [...named] : null;
}
