import type { Rendering, ShownButton } from '../entities.js';
import { invalidParameter, whatsAppError } from '../graph-error.js';
import { asText, isObject, type Json } from '../json.js';

/** The longest body text of each kind of interactive message (Cloud API: interactive messages). */
const BODY: Record<string, number> = {
  button: 1024,
  list: 4096,
  cta_url: 1024,
  flow: 1024,
  location_request_message: 1024,
  address_message: 1024,
  product: 1024,
  product_list: 1024,
  catalog_message: 1024,
  call_permission_request: 1024,
  voice_call: 1024,
  request_contact_info: 1024,
};
const LONGEST_FOOTER = 60;
const LONGEST_LABEL = 20;

/**
 * Checks an interactive message, buttons, lists and links to the letter, and gives what a phone shows of it.
 * @throws GraphError 100 or 131009.
 */
export function interactiveContent(interactive: Json): Rendering {
  const type = asText(interactive.type) ?? '';
  const longest = BODY[type];
  if (longest === undefined)
    throw whatsAppError(131009, `interactive['type'] ${type || '(none)'} is not supported`);
  if (!isObject(interactive.action)) throw missing("interactive['action']");
  const text = textIn(interactive.body, "interactive['body']", longest, type !== 'product');
  const footer = textIn(interactive.footer, "interactive['footer']", LONGEST_FOOTER, false);
  const header = isObject(interactive.header) ? asText(interactive.header.text) : undefined;
  return {
    ...(header ? { header } : {}),
    text,
    ...(footer ? { footer } : {}),
    buttons: buttonsOf(type, interactive.action),
  };
}

function buttonsOf(type: string, action: Json): ShownButton[] {
  if (type === 'button') return replyButtons(action);
  if (type === 'list') return listRows(action);
  if (type === 'cta_url') return [linkButton(action)];
  return [];
}

function replyButtons(action: Json): ShownButton[] {
  const buttons = Array.isArray(action.buttons) ? action.buttons : [];
  if (buttons.length < 1 || buttons.length > 3) {
    throw whatsAppError(131009, 'Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3');
  }
  const shown = buttons.map((button: unknown, index): ShownButton => {
    const reply = isObject(button) && isObject(button.reply) ? button.reply : {};
    const path = `interactive['action']['buttons'][${index}]['reply']`;
    return {
      type: 'reply',
      text: text(reply, path, 'title', LONGEST_LABEL),
      payload: text(reply, path, 'id', 256),
    };
  });
  if (new Set(shown.map((button) => button.payload)).size < shown.length) {
    throw whatsAppError(131009, 'Duplicated button ids');
  }
  return shown;
}

function listRows(action: Json): ShownButton[] {
  text(action, "interactive['action']", 'button', LONGEST_LABEL);
  const sections = Array.isArray(action.sections) ? action.sections.filter(isObject) : [];
  if (sections.length < 1 || sections.length > 10) {
    throw whatsAppError(131009, 'Invalid sections count. Min allowed sections: 1, Max allowed sections: 10');
  }
  const rows = sections.flatMap((section, index) => {
    const path = `interactive['action']['sections'][${index}]`;
    if (sections.length > 1) text(section, path, 'title', 24);
    return (Array.isArray(section.rows) ? section.rows.filter(isObject) : []).map((row): ShownButton => ({
      type: 'row',
      text: text(row, `${path}['rows']`, 'title', 24),
      payload: text(row, `${path}['rows']`, 'id', 200),
      ...(row.description === undefined
        ? {}
        : { description: text(row, `${path}['rows']`, 'description', 72) }),
    }));
  });
  if (rows.length < 1 || rows.length > 10) {
    throw whatsAppError(131009, 'Total row count exceed max allowed count: 10');
  }
  return rows;
}

function linkButton(action: Json): ShownButton {
  const parameters = isObject(action.parameters) ? action.parameters : {};
  const path = "interactive['action']['parameters']";
  const url = text(parameters, path, 'url', 2000);
  if (!URL.canParse(url)) throw whatsAppError(131009, `${path}['url'] is not a valid URI.`);
  return { type: 'url', text: text(parameters, path, 'display_text', LONGEST_LABEL), url };
}

function textIn(part: unknown, path: string, longest: number, required: boolean): string {
  if (part === undefined && !required) return '';
  return text(isObject(part) ? part : {}, path, 'text', longest);
}

function text(object: Json, path: string, name: string, longest: number): string {
  const value = asText(object[name]);
  if (!value) throw missing(`${path}['${name}']`);
  if (value.length > longest) {
    throw invalidParameter(`(#100) Param ${path}['${name}'] must be at most ${longest} characters long.`);
  }
  return value;
}

function missing(path: string): Error {
  return invalidParameter(`(#100) The parameter ${path} is required.`);
}
