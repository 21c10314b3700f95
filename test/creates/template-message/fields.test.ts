import sendTemplate from '../../../creates/send_template.js';
import { templateFieldGroups, templateInputFields } from '../../../creates/template-message/fields.js';
import type { Template } from '../../../whatsapp/template/template.js';
import { offline, run } from '../../zapier.js';
import { shownFields } from '../step.js';
import { carousel, invoice, orderReady } from '../templates.js';

offline();

const keysOf = (template: Template) => templateInputFields(template, {}).map(({ key }) => key);
const noteOf = (template: Template) => templateInputFields(template, {})[0]?.helpText ?? '';

describe('the fields of the step', () => {
  it('are none before a template is chosen', async () => {
    const dynamic = sendTemplate.operation.inputFields?.findLast((field) => typeof field === 'function');
    expect(await run(dynamic, { inputData: { template_id: ' ' } })).toEqual([]);
  });

  it.each(['PAUSED', 'ARCHIVED', 'PENDING_DELETION'])(
    'are a notice alone when the template is %s',
    (status) => {
      const [notice, ...others] = templateInputFields({ ...orderReady, status }, {});
      expect(others).toEqual([]);
      expect(notice).toMatchObject({ type: 'copy', helpText: expect.stringContaining('cannot be sent') });
    },
  );

  it('are a notice alone when Zapier could not show them all', () => {
    const text = Array.from({ length: 1_001 }, (_, index) => `{{a${index}}} and`).join(' ');
    const [notice, ...others] = templateInputFields(
      { ...orderReady, components: [{ type: 'BODY', text }] },
      {},
    );
    expect(others).toEqual([]);
    expect(notice?.helpText).toContain('1,001 fields');
  });

  it('are exactly those the template has, in its order, with Meta’s examples', async () => {
    const shown = await shownFields(orderReady);
    expect(shown.filter(({ group }) => group !== 'options').map(({ key, group }) => [key, group])).toEqual([
      ['template_notice', 'message'],
      ['header_media', 'header'],
      ['header_file', 'header'],
      ['body_first_name', 'body'],
      ['body_order', 'body'],
      ['button_0_payload', 'buttons'],
      ['button_1_url', 'buttons'],
    ]);
    expect(shown[3]).toMatchObject({ required: true, placeholder: 'Ana', type: 'string' });
  });

  it('ask for a link or a file, so that neither is required by itself', () => {
    const fields = templateInputFields(orderReady, {});
    expect(fields.find(({ key }) => key === 'header_media')).toMatchObject({ required: false });
    expect(fields.find(({ key }) => key === 'header_file')).toMatchObject({
      required: false,
      type: 'file',
      label: 'Header: image File',
    });
  });

  it('of a carousel stand in the group of their card', () => {
    const groups = templateInputFields(carousel, {}).map(({ key, group }) => [key, group]);
    expect(groups).toEqual(
      expect.arrayContaining([
        ['card_1_header_media', 'card_1'],
        ['card_1_header_file', 'card_1'],
        ['card_2_body_1', 'card_2'],
        ['card_2_button_0_url', 'card_2'],
      ]),
    );
  });

  it('are of the kind that Zapier helps with, and in groups that exist', () => {
    const offer: Template = {
      ...carousel,
      components: [
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Soon over', has_expiration: true } },
        { type: 'BODY', text: 'Come!' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'FLOW', text: 'Book', flow_id: '1' },
            { type: 'MPM', text: 'View items' },
          ],
        },
      ],
    };
    const fields = templateInputFields(offer, {});
    const typeOf = (key: string) => fields.find((field) => field.key === key)?.type;
    expect(typeOf('offer_expires_at')).toBe('datetime');
    expect(typeOf('button_0_flow_data')).toBe('text');
    expect(typeOf('button_1_products')).toBe('text');
    const groups = templateFieldGroups.map(({ key }) => key);
    expect(
      [...fields, ...templateInputFields(carousel, {})].filter(({ group }) => !groups.includes(group ?? '')),
    ).toEqual([]);
  });

  it('never make a number of what was typed, because Zapier would drop a decimal comma', () => {
    const place: Template = { ...orderReady, components: [{ type: 'HEADER', format: 'LOCATION' }] };
    expect(templateInputFields(place, {}).find(({ key }) => key === 'header_latitude')?.type).toBe('string');
  });

  it('have keys that are all different', () => {
    for (const template of [orderReady, carousel, invoice]) {
      expect(new Set(keysOf(template)).size).toBe(keysOf(template).length);
    }
  });
});

describe('the note above the fields', () => {
  it('shows the text with its variables, the language and the category', () => {
    const note = noteOf(orderReady);
    expect(note).toContain('`order_ready` · en\\_GB · utility');
    expect(note).toContain('Hello \\[first\\_name\\], your order \\[order\\] is ready');
    expect(note).toContain('> Lucky Garden');
  });

  it('says that a part is not known here', () => {
    const odd: Template = { ...orderReady, components: [...orderReady.components, { type: 'HOLOGRAM' }] };
    expect(noteOf(odd).toLowerCase()).toContain('hologram');
    expect(keysOf(odd)).toContain('body_order');
  });

  it('says that the category has changed', () => {
    const template = { ...orderReady, category: 'MARKETING', previous_category: 'UTILITY' };
    expect(noteOf(template)).toContain('is marketing now');
  });

  it('shows what Markdown would take for its own as it is', () => {
    const text = '*Bold* _and_ `so`\n- one\n1. two\n# three\n<b>four</b> [five](x)';
    const note = noteOf({ ...orderReady, components: [{ type: 'BODY', text }] });
    expect(note).toContain(
      '> \\*Bold\\* \\_and\\_ \\`so\\`  \n> \\- one  \n> 1\\. two  \n> \\# three  \n> \\<b\\>four\\</b\\> \\[five\\](x)',
    );
  });

  it('is cut where Zapier would cut it', () => {
    const text = Array.from({ length: 60 }, (_, line) => `Line ${line} of a long, long text`).join('\n');
    const note = noteOf({ ...orderReady, components: [{ type: 'BODY', text }] });
    expect(note.length).toBeLessThanOrEqual(1_000);
    expect(note.length).toBeGreaterThan(900);
    expect(note).toMatch(/text {2}\n> Line \d+.*…$/);
  });

  it.each(['*'.repeat(1_024), 'word '.repeat(200), '🥘'.repeat(600)])(
    'shows the beginning of one long line',
    (text) => {
      const note = noteOf({ ...orderReady, components: [{ type: 'BODY', text }] });
      expect(note.length).toBeLessThanOrEqual(1_000);
      expect(note.length).toBeGreaterThan(900);
      expect(note).toMatch(/…$/);
      expect(() => encodeURIComponent(note)).not.toThrow();
    },
  );

  it('leaves room for what there is to know of the template', () => {
    const parts = [{ type: 'BODY', text: 'x'.repeat(1_024) }, { type: 'HOLOGRAM' }];
    expect(noteOf({ ...orderReady, components: parts }).toLowerCase()).toContain('hologram');
  });
});
