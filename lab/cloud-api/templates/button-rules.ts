import { GraphError, invalidParameter } from '../graph-error.js';
import type { TemplateButton, TemplateNode } from './node.js';
import { checkLength, missingField, refusedParameter } from './refusal.js';

const MOST_BUTTONS = 10;
const LONGEST_LABEL = 25;
const LONGEST_URL = 2000;
const LONGEST_PHONE = 20;
const LONGEST_COUPON = 20;

/** How many of each kind a template may have (Cloud API: template components). */
const MOST: Record<string, number> = {
  QUICK_REPLY: MOST_BUTTONS,
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  VOICE_CALL: 1,
  OTP: 1,
  FLOW: 1,
  CATALOG: 1,
  MPM: 1,
  SPM: 1,
  REQUEST_CONTACT_INFO: 1,
};

/** Kinds whose label WhatsApp writes itself. */
const LABELLED_BY_META = ['COPY_CODE', 'OTP', 'REQUEST_CONTACT_INFO'];

/** The rules for a row of buttons, of a message or of a card. */
export function checkButtons(
  buttons: readonly TemplateButton[],
  category: TemplateNode['category'],
  path: string,
): void {
  if (buttons.length > MOST_BUTTONS) {
    throw wrongButtons(`A template can have ${MOST_BUTTONS} buttons at most.`);
  }
  buttons.forEach((button, index) => {
    const most = MOST[button.type];
    if (most === undefined) {
      throw invalidParameter(
        `(#100) Param ${path}['buttons'][${index}]['type'] must be one of {${Object.keys(MOST).join(', ')}} - got "${button.type}".`,
      );
    }
    if (buttons.filter(({ type }) => type === button.type).length > most) {
      throw wrongButtons(`A template can have ${most} button(s) of type ${button.type} at most.`);
    }
    if ((button.type === 'OTP') !== (category === 'AUTHENTICATION')) {
      throw wrongButtons(`Templates of the category ${category} can't have buttons of type ${button.type}.`);
    }
    checkButton(button, `${path}['buttons'][${index}]`);
  });
  const kinds = buttons.map(({ type }) => type);
  const replies = kinds.slice(kinds.indexOf('QUICK_REPLY'), kinds.lastIndexOf('QUICK_REPLY') + 1);
  if (kinds.includes('QUICK_REPLY') && replies.some((kind) => kind !== 'QUICK_REPLY')) {
    throw wrongButtons('Quick reply buttons must be next to each other.');
  }
}

function checkButton(button: TemplateButton, path: string): void {
  const { text = '', type } = button;
  if (text.trim() === '' && !LABELLED_BY_META.includes(type)) throw missingField('BUTTONS', 'text');
  checkLength('button', text, LONGEST_LABEL);
  if (/\{\{|[\n\r]/.test(text)) throw wrongButtons("Button texts can't have variables or new lines.");
  if (type === 'URL') checkUrl(button);
  if (type === 'PHONE_NUMBER') checkPhone(button.phone_number ?? '', path);
  if (type === 'COPY_CODE') checkCoupon(button.example);
  if (type === 'FLOW') checkFlow(button);
}

function checkUrl({ example, url = '' }: TemplateButton): void {
  if (url === '') throw missingField('BUTTONS', 'url');
  checkLength('URL', url, LONGEST_URL);
  const [, ...variables] = url.split('{{');
  if (!URL.canParse(url.replace(/\{\{1\}\}$/, 'x')) || !/^https?:\/\//i.test(url)) {
    throw wrongButtons('The button has a URL that is not valid.');
  }
  if (variables.length === 0) return;
  if (variables.length > 1 || !url.endsWith('{{1}}')) {
    throw wrongButtons('A URL can have one variable, {{1}}, at its end.');
  }
  const [first] = Array.isArray(example) ? example : [example];
  if (!first) throw missingField('BUTTONS', 'example');
}

function checkPhone(number: string, path: string): void {
  checkLength('phone number', number, LONGEST_PHONE);
  if (/^\+?\d{5,}$/.test(number.replace(/[\s()-]/g, ''))) return;
  throw new GraphError(400, {
    message: `(#192) Param ${path}['phone_number'] is not a valid phone number.`,
    type: 'OAuthException',
    code: 192,
  });
}

function checkCoupon(example: TemplateButton['example']): void {
  const [code] = Array.isArray(example) ? example : [example];
  if (!code) throw missingField('BUTTONS', 'example');
  checkLength('code', code, LONGEST_COUPON);
}

function checkFlow(button: TemplateButton): void {
  const named = [button.flow_id, button.flow_name, button.flow_json].filter(Boolean);
  if (named.length !== 1) {
    throw wrongButtons('A flow button needs one of flow_id, flow_name and flow_json.');
  }
}

/** The complaint about buttons, which has no subcode of its own. */
export function wrongButtons(message: string): GraphError {
  return refusedParameter('Invalid buttons', message);
}
