import type { UpdateKind } from './event.js';

/**
 * How the value of one webhook field is cut into updates: either one update for the whole value,
 * or one for every entry of the named lists.
 */
export type FieldRule = { readonly whole: UpdateKind } | { readonly lists: ReadonlyMap<string, UpdateKind> };

const whole = (kind: UpdateKind): FieldRule => ({ whole: kind });
const lists = (members: Record<string, UpdateKind>): FieldRule => ({
  lists: new Map(Object.entries(members)),
});

/** Every webhook field of a WhatsApp Business Account that Meta documents with its shape. */
const RULES: ReadonlyMap<string, FieldRule> = new Map(
  Object.entries({
    messages: lists({
      messages: 'message',
      statuses: 'status',
      errors: 'error',
      user_actions: 'user_action',
    }),
    message_echoes: lists({ message_echoes: 'message_echo' }),
    smb_message_echoes: lists({ message_echoes: 'message_echo' }),
    smb_app_state_sync: lists({ state_sync: 'contact_sync' }),
    user_preferences: lists({ user_preferences: 'user_preference' }),
    user_id_update: lists({ user_id_update: 'user_id_update' }),
    // Media of old messages comes later, as `messages` of this same field: history, not something new.
    history: lists({ history: 'history', messages: 'history', errors: 'error' }),
    automatic_events: lists({ automatic_events: 'automatic_event' }),
    calls: lists({ calls: 'call', statuses: 'call', errors: 'error' }),
    group_lifecycle_update: lists({ groups: 'group', errors: 'error' }),
    group_participants_update: lists({ groups: 'group', errors: 'error' }),
    group_settings_update: lists({ groups: 'group', errors: 'error' }),
    group_status_update: lists({ groups: 'group', errors: 'error' }),

    message_template_status_update: whole('template'),
    message_template_quality_update: whole('template'),
    message_template_components_update: whole('template'),
    template_category_update: whole('template'),
    template_correct_category_detection: whole('template'),

    account_alerts: whole('account'),
    account_review_update: whole('account'),
    account_update: whole('account'),
    business_capability_update: whole('account'),
    partner_solutions: whole('account'),

    account_settings_update: whole('phone_number'),
    phone_number_name_update: whole('phone_number'),
    phone_number_quality_update: whole('phone_number'),
    business_username_update: whole('phone_number'),
    business_username_updates: whole('phone_number'),
    security: whole('phone_number'),

    flows: whole('flow'),
    payment_configuration_update: whole('payment'),
  } satisfies Record<string, FieldRule>),
);

const UNKNOWN: FieldRule = whole('unknown');

/** The rule of a webhook field; of a field nobody knows, that its value is kept whole as `unknown`. */
export function ruleOf(field: string): FieldRule {
  return RULES.get(field) ?? UNKNOWN;
}

/** Every webhook field that is recognised. */
export const FIELDS: readonly string[] = [...RULES.keys()];
