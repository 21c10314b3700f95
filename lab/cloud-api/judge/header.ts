import { whatsAppError } from '../graph-error.js';
import { asText, isObject, type Json } from '../json.js';
import { fits } from '../messages/media-kinds.js';
import type { Surroundings } from './judge.js';
import { mismatch, onlyKeys, parametersOf, plainText, textsOf } from './parameters.js';
import { fillVariables, variablesOf, type TemplateComponent, type TemplateNode } from '../templates/node.js';

const LONGEST_HEADER = 60;
/** The members of a header that shows something; a format Meta adds is let through. */
const OBJECTS = ['image', 'video', 'gif', 'document', 'location', 'product'];

interface HeaderVerdict {
  values: Map<string, string>;
  /** The media, location or product that was sent. */
  object: Json | null;
}

/** Holds the header of a send against the template's: text, media, location or product. */
export function judgeHeader(
  approved: TemplateComponent | undefined,
  sent: Json | undefined,
  format: TemplateNode['parameter_format'],
  around: Surroundings,
): HeaderVerdict {
  const none = { values: new Map<string, string>(), object: null };
  if (!approved) return none;
  const parameters = parametersOf(sent, 'header');
  if (approved.format?.toUpperCase() === 'TEXT') {
    return { values: judgeText(approved.text ?? '', parameters, format), object: null };
  }

  const kind = (approved.format ?? '').toLowerCase();
  if (!OBJECTS.includes(kind)) return none;
  const [parameter] = parameters;
  if (parameters.length > 1 || parameter?.type !== kind)
    throw mismatch('header', kind.toUpperCase(), parameter);
  onlyKeys(parameter, ['type', kind], "header['parameters']");
  const object = parameter[kind];
  if (!isObject(object)) throw whatsAppError(131008, `header: Parameter of type ${kind} is missing ${kind}`);
  if (kind === 'location') judgeLocation(object);
  else if (kind === 'product') judgeProduct(object);
  else judgeMedia(kind, object, around);
  return { values: none.values, object };
}

function judgeText(
  text: string,
  parameters: Json[],
  format: TemplateNode['parameter_format'],
): Map<string, string> {
  const wrongKind = parameters.find((parameter) => parameter.type !== 'text');
  if (wrongKind) throw mismatch('header', 'TEXT', wrongKind);
  for (const parameter of parameters) plainText(parameter, 'header');
  const values = textsOf('header', variablesOf(text, format), parameters, format);
  const hydrated = fillVariables(text, values);
  if (hydrated.length > LONGEST_HEADER) {
    throw whatsAppError(
      132005,
      `header: Translated text too long: ${hydrated.length} characters, at most ${LONGEST_HEADER} are allowed`,
    );
  }
  return values;
}

function judgeProduct(product: Json): void {
  onlyKeys(product, ['product_retailer_id', 'catalog_id'], 'product');
  for (const name of ['product_retailer_id', 'catalog_id']) {
    if (!asText(product[name])) throw whatsAppError(131008, `header: Product is missing ${name}`);
  }
}

function judgeLocation(location: Json): void {
  onlyKeys(location, ['latitude', 'longitude', 'name', 'address'], 'location');
  const within = (name: string, limit: number) => {
    const written = asText(location[name]);
    if (!written?.trim()) throw whatsAppError(131008, `header: Location is missing ${name}`);
    if (!(Math.abs(Number(written)) <= limit)) {
      throw whatsAppError(131009, `header: Location ${name} must be a number between -${limit} and ${limit}`);
    }
  };
  within('latitude', 90);
  within('longitude', 180);
}

/** Media is given by id or by link, never by both (Cloud API: template media headers). */
function judgeMedia(kind: string, media: Json, around: Surroundings): void {
  onlyKeys(
    media,
    kind === 'document' ? ['id', 'link', 'filename', 'provider'] : ['id', 'link', 'provider'],
    kind,
  );
  const id = asText(media.id);
  const link = asText(media.link);
  if (!id === !link) {
    throw whatsAppError(131008, `header: ${kind} needs either id or link`);
  }
  if (link !== undefined && (!URL.canParse(link) || !/^https?:\/\//i.test(link))) {
    throw whatsAppError(131009, `header: ${kind}['link'] is not a valid URI.`);
  }
  if (id !== undefined) {
    const type = around.mediaType(id);
    if (type === undefined) throw whatsAppError(131009, `header: ${kind}['id'] is not a valid media id`);
    if (!fits(kind, type)) {
      throw whatsAppError(
        132012,
        `header: Format mismatch, expected ${kind.toUpperCase()}, received ${type}`,
      );
    }
  }
}
