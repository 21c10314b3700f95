/**
 * The shapes of template components as the official OpenAPI file of the Cloud API describes them, and as Meta's pages
 * describe the kinds that the file leaves out. Written down for tests: what breaks them, each as `path: what`.
 */
type Check = (value: unknown, path: string) => string[];

const text: Check = (value, path) => (typeof value === 'string' && value !== '' ? [] : [`${path}: a text`]);
const whole: Check = (value, path) => (Number.isInteger(value) ? [] : [`${path}: a whole number`]);
const anything: Check = () => [];
const one =
  (...words: string[]): Check =>
  (value, path) =>
    words.includes(value as string) ? [] : [`${path}: one of ${words.join(', ')}`];
const list =
  (check: Check, least = 1): Check =>
  (value, path) =>
    Array.isArray(value) && value.length >= least
      ? value.flatMap((item, at) => check(item, `${path}[${at}]`))
      : [`${path}: a list of at least ${least}`];

/** An object with these members and no others; a name that ends in `?` may be missing. */
function object(members: Record<string, Check>): Check {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path}: an object`];
    const given = value as Record<string, unknown>;
    const known = Object.keys(members).map((name) => name.replace('?', ''));
    const foreign = Object.keys(given).filter((name) => !known.includes(name));
    const faults = Object.entries(members).flatMap(([name, check]) => {
      const member = name.replace('?', '');
      if (given[member] === undefined) return name.endsWith('?') ? [] : [`${path}.${member}: missing`];
      return check(given[member], `${path}.${member}`);
    });
    return [...foreign.map((name) => `${path}.${name}: unknown`), ...faults];
  };
}

const either =
  (...checks: Check[]): Check =>
  (value, path) => {
    const faults = checks.map((check) => check(value, path));
    return faults.find((found) => found.length === 0) ?? faults.sort((a, b) => a.length - b.length)[0] ?? [];
  };

const textParameter = object({ type: one('text'), text, 'parameter_name?': text });
const media = either(object({ id: text }), object({ link: text }));
const namedMedia = either(object({ id: text, 'filename?': text }), object({ link: text, 'filename?': text }));
const location = object({ latitude: text, longitude: text, 'name?': text, 'address?': text });

const header = object({
  type: one('header'),
  parameters: list(
    either(
      textParameter,
      object({ type: one('image'), image: media }),
      object({ type: one('video'), video: media }),
      object({ type: one('gif'), gif: media }),
      object({ type: one('document'), document: namedMedia }),
      object({ type: one('location'), location }),
      object({ type: one('product'), product: object({ product_retailer_id: text, catalog_id: text }) }),
    ),
  ),
});

const body = object({ type: one('body'), parameters: list(textParameter) });

const button = (subType: string, parameter: Check) =>
  object({
    type: one('button'),
    sub_type: one(subType),
    index: one(...'0123456789'),
    parameters: list(parameter),
  });

const action = (content: Check) => object({ type: one('action'), action: content });
const section = object({ title: text, product_items: list(object({ product_retailer_id: text })) });

const buttons = [
  button('url', object({ type: one('text'), text })),
  button('quick_reply', object({ type: one('payload'), payload: text })),
  button('copy_code', object({ type: one('coupon_code'), coupon_code: text })),
  button('flow', action(object({ flow_token: text, 'flow_action_data?': anything }))),
  button('catalog', action(object({ thumbnail_product_retailer_id: text }))),
  button('mpm', action(object({ thumbnail_product_retailer_id: text, sections: list(section) }))),
];

const offer = object({
  type: one('limited_time_offer'),
  parameters: list(
    object({
      type: one('limited_time_offer'),
      limited_time_offer: object({ expiration_time_ms: whole }),
    }),
  ),
});

const card = object({ card_index: whole, components: list(either(header, body, ...buttons), 0) });
const carousel = object({ type: one('carousel'), cards: list(card, 2) });

/** What in the components of a message has not the official shape; empty when all of it has. */
export function faultsOf(components: unknown): string[] {
  return list(either(header, body, offer, carousel, ...buttons), 0)(components, 'components');
}
