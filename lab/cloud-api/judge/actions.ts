import { whatsAppError, type GraphError } from '../graph-error.js';
import { asText, isObject, type Json } from '../json.js';
import { onlyKeys } from './parameters.js';

const MOST_PRODUCTS = 30;
const MOST_SECTIONS = 10;
const LONGEST_SECTION_TITLE = 24;

/** Judges what a flow button was sent with: a token, and data for the first screen. Gives the token. */
export function judgeFlow(action: Json, index: number): string {
  onlyKeys(action, ['flow_token', 'flow_action_data'], 'action');
  const { flow_action_data: data, flow_token: token } = action;
  if (token !== undefined && !asText(token)) throw invalid(index, "action['flow_token'] must be a string");
  if (data !== undefined && !(isObject(data) && Object.keys(data).length > 0)) {
    throw invalid(index, "action['flow_action_data'] must be a JSON object that is not empty");
  }
  return asText(token) ?? 'unused';
}

/** Judges what a catalogue button was sent with, and gives the product whose picture shows. */
export function judgeCatalog(action: Json, index: number): string {
  onlyKeys(action, ['thumbnail_product_retailer_id'], 'action');
  return required(action, 'thumbnail_product_retailer_id', index);
}

/**
 * Judges the products of a multi-product button (Cloud API: multi-product templates), and gives their ids.
 * @throws GraphError 131008 for what is missing, 131009 for more than 30 products, 10 sections or 24 characters.
 */
export function judgeProducts(action: Json, index: number): string {
  onlyKeys(action, ['thumbnail_product_retailer_id', 'sections'], 'action');
  required(action, 'thumbnail_product_retailer_id', index);
  const sections = listOf(action.sections, "action['sections']", index);
  if (sections.length > MOST_SECTIONS) {
    throw invalid(index, `${sections.length} sections, at most ${MOST_SECTIONS} are allowed`);
  }
  const products = sections.flatMap((section) => {
    onlyKeys(section, ['title', 'product_items'], 'section');
    if (required(section, 'title', index).length > LONGEST_SECTION_TITLE) {
      throw invalid(index, `section title must be at most ${LONGEST_SECTION_TITLE} characters long`);
    }
    return listOf(section.product_items, "section['product_items']", index).map((item) => {
      onlyKeys(item, ['product_retailer_id'], 'product_items');
      return required(item, 'product_retailer_id', index);
    });
  });
  if (products.length > MOST_PRODUCTS) {
    throw invalid(index, `${products.length} products, at most ${MOST_PRODUCTS} are allowed`);
  }
  return products.join(', ');
}

function listOf(value: unknown, path: string, index: number): Json[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  if (list.length === 0) throw missing(index, path);
  return list.map((one) => {
    if (!isObject(one)) throw invalid(index, `${path} must be a list of objects`);
    return one;
  });
}

function required(object: Json, name: string, index: number): string {
  const value = asText(object[name]);
  if (!value?.trim()) throw missing(index, name);
  return value;
}

function missing(index: number, what: string): GraphError {
  return whatsAppError(131008, `buttons: Button at index ${index} is missing ${what}`);
}

function invalid(index: number, what: string): GraphError {
  return whatsAppError(131009, `buttons: Button at index ${index}: ${what}`);
}
