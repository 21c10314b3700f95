import fc from 'fast-check';
import { customLines, lineOutputs, lineProblems } from '../../mappings/custom-lines.js';
import { valueAt } from '../../mappings/facts.js';
import { isPath, pathsOf, type LineKind } from '../../mappings/paths.js';
import { contactSample } from '../../api/steps/contact-output.js';
import { consentSample } from '../../triggers/consent-changed/output.js';
import { statusSample } from '../../triggers/message-status/output.js';

const kinds: LineKind[] = ['message', 'status', 'contact', 'digest', 'consent'];

const item = {
  order_total: 12.5,
  order_items: [{ product_id: 'A1', price: 3 }],
  flow_answers: { colour: 'blue' },
  shared_contacts: ['Ann', 'Bob'],
  forwarded: false,
  text: 'Hi',
};

describe('lines of a user’s own', () => {
  it('are refused when two of them become one field', () => {
    expect(lineProblems({ 'Order Total': 'order_total', Order_Total: 'text' }, 'message')).toEqual([
      '“Order Total” and “Order_Total” become one field. Change one of the two names.',
    ]);
  });

  it('take the value at a path', () => {
    const lines = {
      Order_Total__c: 'order_total',
      'First Product': 'order_items.0.product_id',
      colour: '{{flow_answers__colour}}',
      products: 'order_items',
      friends: 'shared_contacts',
      forwarded: 'forwarded',
      nothing: 'media_id',
    };
    expect(lineProblems(lines, 'message')).toEqual([]);
    expect(customLines(lines, 'message', item)).toEqual({
      line_Order_Total_c: 12.5,
      line_First_Product: 'A1',
      line_colour: 'blue',
      line_products: '[{"product_id":"A1","price":3}]',
      line_friends: 'Ann, Bob',
      line_forwarded: false,
      line_nothing: null,
    });
    expect(lineOutputs(lines)[0]).toEqual({ key: 'line_Order_Total_c', label: 'Order_Total__c' });
  });

  it('name a path that is unknown, with those there are', () => {
    const [problem] = lineProblems({ Total: 'order.total' }, 'message');
    expect(problem).toContain('“Total”: there is no “order.total”. There is: id, type, text, ');
    expect(problem).toContain('order_total, ');
    expect(problem).toContain('flow_answers.…');
    expect(lineProblems({ Total: ' ' }, 'status')[0]).toContain('“Total” has no value');
    expect(lineProblems({ '!': 'text' }, 'message')[0]).toContain('names no field');
    expect(customLines({ Total: 'order.total' }, 'message', item)).toEqual({ line_Total: null });
  });

  it.each(['__proto__', 'constructor', 'text.length', 'flow_answers.', '.text', 'order_items..0', ''])(
    'refuse %j as a path',
    (path) => {
      expect(isPath('message', path)).toBe(false);
    },
  );

  it.each(kinds)('can name every member of an item: %s', (kind) => {
    for (const path of pathsOf(kind)) expect(isPath(kind, path.replace('…', 'x'))).toBe(true);
  });

  it('can name every member that triggers give', () => {
    for (const path of Object.keys(statusSample)) expect(isPath('status', path)).toBe(true);
    for (const path of Object.keys(consentSample)) expect(isPath('consent', path)).toBe(true);
    for (const path of Object.keys(contactSample)) expect(isPath('contact', path)).toBe(true);
  });

  it('of anything throw nothing', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.string()),
        fc.constantFrom(...kinds),
        fc.jsonValue(),
        (lines, kind, anything) => {
          lineProblems(lines, kind);
          customLines(lines, kind, anything);
          valueAt(anything, Object.keys(lines)[0] ?? '');
        },
      ),
    );
  });
});
