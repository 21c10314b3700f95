import nock from 'nock';
import type { PlainInputField } from 'zapier-platform-core';
import recordConsent from '../../creates/record_consent.js';
import { decodeCallbackData } from '../../whatsapp/callback-data.js';
import type { ContactItem } from '../../whatsapp/contact-item.js';
import type { Template } from '../../whatsapp/template/template.js';
import { contactItem } from '../records.js';
import { failure, graphError, HUB, NUMBER, offline, operationOf, run, WABA } from '../zapier.js';
import { accepts, permits, refuses, stored } from './step.js';

offline();

const { perform, inputFields } = operationOf(recordConsent);

type Told = Record<string, unknown>;

const recording = (changes: object, more: object = {}) => {
  const inputData = {
    waba_id: WABA,
    contact: '+447400123456',
    state: 'opted_in',
    evidence: 'Ticked a box',
    ...changes,
  };
  return run(perform, { inputData, inputDataRaw: inputData, ...more }) as Promise<Told>;
};

/** The hub takes one change; gives what it was told. */
function takes(contact: Partial<ContactItem>, key = '%2B447400123456', answer: object = {}) {
  const told: Told[] = [];
  nock(HUB)
    .put(`/v1/contacts/${key}/consent`, (body: Told) => told.push(body) > 0)
    .reply(200, {
      contact: contactItem(contact),
      previous: 'transactional',
      changed: true,
      ...answer,
    });
  return told;
}

describe('what a contact said', () => {
  it('is told to the hub with what proves it', async () => {
    const told = takes({ consent: 'opted_in' });
    const evidence = ' Ticked “News” in the order form ';
    const output = await recording({ evidence, said_at: '', method: '', source: 'zoho' });
    expect(told).toEqual([
      {
        waba_id: WABA,
        state: 'opted_in',
        source: 'zoho',
        method: 'single',
        evidence: 'Ticked “News” in the order form',
      },
    ]);
    expect(output).toEqual({
      ...contactItem({ consent: 'opted_in' }),
      previous_consent: 'transactional',
      was_changed: true,
      confirmation_message_id: null,
      confirmation_status: null,
      confirmation_text: null,
      note: null,
    });
  });

  it('may have been said long ago, and confirmed elsewhere', async () => {
    const told = takes({ consent: 'opted_in' });
    const given = { said_at: '2025-05-01', method: 'Double Opt-In (They Confirmed It)' };
    await recording(given, { meta: { timezone: 'Europe/Rome' } });
    expect(told[0]).toMatchObject({ at: '2025-04-30T22:00:00.000Z', method: 'double' });
  });

  it('has no method when it is a no', async () => {
    const told = takes({ consent: 'opted_out' });
    await recording({ state: 'Opted Out', method: 'double', evidence: '' });
    expect(told).toEqual([{ waba_id: WABA, state: 'opted_out', source: 'zapier' }]);
  });

  it('changes nothing when something later is known, and says so', async () => {
    takes({ consent: 'opted_out' }, undefined, { changed: false, previous: 'opted_out' });
    expect(await recording({ said_at: '2025-05-01T00:00Z' })).toMatchObject({
      consent: 'opted_out',
      was_changed: false,
      note: expect.stringMatching(/^The contact is not opted in: .*“When They Said So”.*“Evidence”/),
    });
    takes({ consent: 'opted_in' }, undefined, { changed: false, previous: 'opted_in' });
    expect(await recording({ state: 'opted_out', said_at: '2025-05-01T00:00Z' })).toMatchObject({
      note: 'A later change is known, so the contact stays “Opted In”. This one was kept as evidence.',
    });
  });

  it('may be proven by the message in which they said so', async () => {
    const told = takes({ consent: 'opted_in' });
    await recording({ evidence: ' ', message_id: ' wamid.A== ' });
    expect(told).toEqual([
      { waba_id: WABA, state: 'opted_in', source: 'zapier', method: 'single', message_id: 'wamid.A==' },
    ]);
  });

  it.each([
    [{ state: '' }, '“Consent to Marketing” is empty'],
    [{ evidence: null }, '“Evidence” is empty'],
    [{ evidence: ' ', message_id: '' }, '“Evidence” is empty'],
    [{ message_id: 'yes please' }, '“Message That Proves It” holds no Message ID'],
    [{ method: 'triple' }, '“How They Agreed” has a choice'],
    [{ said_at: 'in May' }, '“When They Said So” is not a date'],
    [{ contact: '' }, '“Contact”: '],
  ])('stops for %j', async (changes, why) => {
    expect(await failure(recording(changes))).toEqual({
      name: 'HaltedError',
      message: expect.stringContaining(why),
    });
  });
});

const question: Template = {
  id: '8',
  name: 'confirm_news',
  language: 'en_GB',
  status: 'APPROVED',
  category: 'UTILITY',
  parameter_format: 'POSITIONAL',
  components: [
    { type: 'BODY', text: 'Hi {{1}}, may we send you news?', example: { body_text: [['Ana']] } },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Yes, please' },
        { type: 'QUICK_REPLY', text: 'No' },
      ],
    },
  ],
};

/** What differs in the step, and what the hub knows of the contact before. */
type Asking = Told & { meta?: object; known?: Partial<ContactItem> };

describe('asking to confirm', () => {
  /** The hub knows the contact so; without anything it knows nobody. */
  const stands = (contact?: Partial<ContactItem>) => {
    const asked = nock(HUB).get('/v1/contacts/%2B447400123456').query({ waba_id: WABA });
    if (contact) asked.reply(200, contactItem(contact));
    else asked.reply(404, { type: 'urn:whatsapp-hub:problem:no-contact', detail: 'No such contact.' });
  };

  const asking = ({ meta, known, ...changes }: Asking = {}) => {
    if (!('contact' in changes)) stands(known);
    return recording(
      {
        state: 'pending',
        phone_number_id: NUMBER,
        template_id: question.id,
        body_1: 'Zoë',
        button_0_payload: 'consent:agree',
        ...changes,
      },
      { meta },
    );
  };

  it('tells the hub first, sends the template, and tells the hub which message asked', async () => {
    stored(question);
    const before = takes({ consent: 'pending' });
    const posted = accepts();
    const after = takes({ consent: 'pending', consent_message_id: 'wamid.9' });
    const output = await asking({ evidence: 'Signed up on the site' });
    expect(before).toEqual([
      {
        waba_id: WABA,
        state: 'pending',
        source: 'zapier',
        evidence: 'Signed up on the site',
        at: expect.any(String),
      },
    ]);
    expect(after[0]).toEqual({
      ...before[0],
      evidence: 'Signed up on the site · Asked with the template “confirm_news”.',
      message_id: 'wamid.9',
    });
    expect(posted[0]).toMatchObject({ to: '+447400123456', template: { name: 'confirm_news' } });
    expect(decodeCallbackData(posted[0]?.biz_opaque_callback_data)).toMatchObject({ templateId: '8' });
    expect(output).toMatchObject({
      consent: 'pending',
      previous_consent: 'transactional',
      consent_message_id: 'wamid.9',
      confirmation_message_id: 'wamid.9',
      confirmation_status: 'accepted',
      confirmation_text: expect.stringContaining('Hi Zoë'),
      note: null,
    });
  });

  it('asks the ledger before, as a message that needs no consent to marketing', async () => {
    const { asked, told } = permits();
    stored({ ...question, category: 'MARKETING' });
    takes({ consent: 'pending' });
    accepts();
    takes({ consent: 'pending' });
    await asking();
    expect(asked).toMatchObject([{ to: '+447400123456', category: 'utility', template_id: '8' }]);
    expect(told).toMatchObject([{ outcome: 'accepted', message_id: 'wamid.9' }]);
  });

  it('asks nobody twice when Zapier repeats the step, and leaves the answer as it is', async () => {
    nock(HUB).post('/v1/sends').reply(200, {
      decision: 'already_sent',
      operation: 'op-0',
      message_id: 'wamid.0',
      status: 'read',
      sent_at: '2026-01-15T12:00:00.000Z',
    });
    stored(question);
    const [posted, told] = [accepts(), takes({ consent: 'pending' })];
    const repeated = asking({ known: { consent: 'pending' } });
    // The answer comes just now.
    nock(HUB)
      .get(/contacts/)
      .query(true)
      .reply(200, contactItem({ consent: 'opted_in' }));
    expect(await repeated).toMatchObject({
      consent: 'opted_in',
      was_changed: false,
      confirmation_message_id: 'wamid.0',
      note: expect.stringContaining('sent before'),
    });
    expect([posted, told]).toEqual([[], []]);
  });

  it('sends nothing when the hub cannot be told', async () => {
    stored(question);
    const posted = accepts();
    nock(HUB)
      .put(/consent/)
      .reply(503, { type: 'urn:whatsapp-hub:problem:x', detail: 'The database is away.' });
    expect((await failure(asking())).message).toBe('The database is away.');
    expect(posted).toEqual([]);
  });

  it('records nothing when the message has a problem', async () => {
    stored(question);
    const told = takes({ consent: 'pending' });
    expect(await failure(asking({ body_1: '' }))).toEqual({
      name: 'HaltedError',
      message: expect.stringContaining('is empty'),
    });
    expect(told).toEqual([]);
  });

  it.each([
    ['From Phone Number', { phone_number_id: ' ' }],
    ['Template', { template_id: null }],
  ])('stops without “%s”', async (label, changes) => {
    expect((await failure(asking(changes))).message).toContain(`“${label}” is empty`);
  });

  it('says that the contact is still waiting when WhatsApp refuses the message', async () => {
    stored(question);
    takes({ consent: 'pending' });
    refuses(400, graphError(131026));
    expect(await failure(asking())).toEqual({
      name: 'HaltedError',
      message: expect.stringMatching(/Meta code 131026.*“Waiting for Confirmation”/s),
    });
  });

  it('says so too when the account is at fault, which stops the Zap', async () => {
    stored(question);
    takes({ consent: 'pending' });
    refuses(400, graphError(131042));
    const error = await failure(asking());
    expect(error.name).not.toBe('HaltedError');
    expect(error.message).toMatch(/Meta code 131042.*“Waiting for Confirmation”/s);
  });

  it('lets Zapier try again by itself when WhatsApp is busy', async () => {
    nock(HUB).patch(/sends/).reply(200, { state: 'refused', refusals: 2, message_id: null });
    stored(question);
    takes({ consent: 'pending' });
    refuses(400, graphError(130429));
    expect((await failure(asking())).name).toBe('ThrottledError');
  });

  it('is not an error when the hub cannot be told which message asked: it is out', async () => {
    stored(question);
    takes({ consent: 'pending' });
    accepts();
    nock(HUB)
      .put(/consent/)
      .reply(500, {});
    expect(await asking()).toMatchObject({
      confirmation_message_id: 'wamid.9',
      note: expect.stringContaining('could not be told'),
    });
  });

  const agreed = '2026-01-15T12:00:00.000Z';

  it('asks nobody who agreed already, and says when that was', async () => {
    stored(question);
    const [posted, told] = [accepts(), takes({ consent: 'pending' })];
    const known = { consent: 'opted_in', consent_changed_at: agreed } as const;
    expect(await asking({ known, meta: { timezone: 'Europe/Rome' } })).toMatchObject({
      consent: 'opted_in',
      previous_consent: 'opted_in',
      was_changed: false,
      confirmation_message_id: null,
      note: 'The contact agreed already at 2026-01-15 13:00 Europe/Rome time, so they were not asked.',
    });
    expect([posted, told]).toEqual([[], []]);
  });

  const away = {
    consent: 'opted_out',
    consent_changed_at: agreed,
    consent_source: 'whatsapp',
    consent_evidence: 'STOP',
  } as const;

  it('stops for who opted out, and says when and how that was', async () => {
    stored(question);
    const [posted, told] = [accepts(), takes({ consent: 'pending' })];
    expect(await failure(asking({ known: away }))).toEqual({
      name: 'HaltedError',
      message: expect.stringMatching(
        /at 2026-01-15 12:00 UTC time\. Source: WhatsApp \(the Customer\)\. Evidence: “STOP”\. .*“Ask Anyway”/,
      ),
    });
    expect([posted, told]).toEqual([[], []]);
  });

  it('asks who opted out all the same when the step wants it', async () => {
    stored(question);
    const before = takes({ consent: 'pending' });
    accepts();
    takes({ consent: 'pending' });
    const output = await asking({ known: away, if_opted_out: 'Ask Anyway' });
    expect(output).toMatchObject({ confirmation_message_id: 'wamid.9' });
    expect(before).toMatchObject([{ state: 'pending' }]);
  });

  describe('whose own refusal the hub keeps until it knows the message that asked', () => {
    const kept = { changed: false, previous: 'opted_out' } as const;
    const anyway = { known: away, if_opted_out: 'ask' };

    it('sends it, and tells the hub', async () => {
      stored(question);
      takes({ consent: 'opted_out' }, undefined, kept);
      const posted = accepts();
      const after = takes({ consent: 'pending' }, undefined, { previous: 'opted_out' });
      expect(await asking(anyway)).toMatchObject({
        consent: 'pending',
        previous_consent: 'opted_out',
        was_changed: true,
        note: null,
      });
      expect([posted.length, after]).toMatchObject([1, [{ state: 'pending', message_id: 'wamid.9' }]]);
    });

    it('says how they can still agree when the hub could not be told', async () => {
      stored(question);
      takes({ consent: 'opted_out' }, undefined, kept);
      accepts();
      nock(HUB)
        .put(/consent/)
        .reply(500, {});
      expect(await asking(anyway)).toMatchObject({
        consent: 'opted_out',
        confirmation_message_id: 'wamid.9',
        note: expect.stringMatching(/could not be told.* stay “Opted Out”.*START/),
      });
    });

    it('says so too when the hub keeps the refusal all the same', async () => {
      stored(question);
      takes({ consent: 'opted_out' }, undefined, kept);
      accepts();
      takes({ consent: 'opted_out' }, undefined, kept);
      expect(await asking(anyway)).toMatchObject({
        consent: 'opted_out',
        was_changed: false,
        confirmation_message_id: 'wamid.9',
        note: expect.stringMatching(/^They stay “Opted Out”.*START/),
      });
    });

    describe('when Zapier repeats the step, whose first run never learnt that the message went out', () => {
      const sentAt = '2026-01-15T13:00:00.000Z';

      const repeated = (messageId: string | null = 'wamid.0') => {
        nock(HUB).post('/v1/sends').reply(200, {
          decision: 'already_sent',
          operation: 'op-0',
          message_id: messageId,
          status: 'read',
          sent_at: sentAt,
        });
        stored(question);
        const posted = accepts();
        const running = asking({ ...anyway, evidence: 'Signed up on the site' });
        stands(away);
        return { posted, running };
      };

      it('tells the hub which message asked, at the time when it was sent, and sends no other', async () => {
        const { posted, running } = repeated();
        const told = takes({ consent: 'pending' }, undefined, { previous: 'opted_out' });
        expect(await running).toMatchObject({
          consent: 'pending',
          previous_consent: 'opted_out',
          was_changed: true,
          confirmation_message_id: 'wamid.0',
          note: expect.stringMatching(/sent before.*not sent again\.$/),
        });
        expect(told).toEqual([
          {
            waba_id: WABA,
            state: 'pending',
            at: sentAt,
            source: 'zapier',
            evidence: 'Signed up on the site · Asked with the template “confirm_news”.',
            message_id: 'wamid.0',
          },
        ]);
        expect(posted).toEqual([]);
      });

      it('says how they can still agree when they refused after it', async () => {
        const { running } = repeated();
        takes({ consent: 'opted_out' }, undefined, kept);
        expect(await running).toMatchObject({
          consent: 'opted_out',
          was_changed: false,
          note: expect.stringMatching(/sent before.* stay “Opted Out”.*START/),
        });
      });

      it('says so too when the hub could not be told', async () => {
        const { running } = repeated();
        nock(HUB)
          .put(/consent/)
          .reply(500, {});
        expect(await running).toMatchObject({
          consent: 'opted_out',
          was_changed: false,
          confirmation_message_id: 'wamid.0',
          note: expect.stringMatching(/could not be told.* stay “Opted Out”.*START/),
        });
      });

      it('says so too when nobody knows which message it was', async () => {
        const { running } = repeated(null);
        const told = takes({ consent: 'pending' });
        expect(await running).toMatchObject({
          consent: 'opted_out',
          confirmation_message_id: null,
          note: expect.stringMatching(/could not be told.* stay “Opted Out”.*START/),
        });
        expect(told).toEqual([]);
      });
    });
  });

  it('asks nobody who said something later', async () => {
    stored(question);
    takes({ consent: 'opted_out' }, undefined, { changed: false });
    const posted = accepts();
    expect((await failure(asking())).message).toContain('They were not asked.');
    expect(posted).toEqual([]);
  });

  it.each([
    ['its number', { phone: '+16505551234' }, { to: '+16505551234' }],
    ['its user ID when the number is hidden', { phone: null }, { recipient: 'US.13491208655302741918' }],
  ])('writes to a contact of an earlier step by %s', async (_what, known, address) => {
    const key = 'c_a1B2c3D4e5F6g7H8i9J0';
    stored(question);
    nock(HUB).get(`/v1/contacts/${key}`).query({ waba_id: WABA }).reply(200, contactItem(known));
    takes({ consent: 'pending' }, key);
    const posted = accepts();
    takes({ consent: 'pending' }, key);
    await asking({ contact: key });
    expect(posted[0]).toMatchObject(address);
  });

  it('stops for a contact ID that nobody has', async () => {
    stored(question);
    nock(HUB)
      .get(/contacts/)
      .query(true)
      .reply(404, { type: 'urn:whatsapp-hub:problem:no-contact', detail: 'No such contact.' });
    expect((await failure(asking({ contact: 'c_a1B2c3D4e5F6g7H8i9J0' }))).message).toContain(
      'No such contact is known',
    );
  });
});

describe('the fields', () => {
  const shown = async (inputData: object) => {
    const dynamic = (inputFields as unknown[]).find((field) => typeof field === 'function');
    return ((await run(dynamic, { inputData })) as PlainInputField[]).map(({ key }) => key);
  };

  it('are those that the choice needs', async () => {
    expect(await shown({})).toEqual([]);
    expect(await shown({ state: 'opted_in' })).toEqual(['message_id', 'said_at', 'method']);
    expect(await shown({ state: 'opted_out' })).toEqual(['message_id', 'said_at']);
  });

  it('are those of a template when one is to be sent', async () => {
    const fields = ['if_opted_out', 'confirmation_notice', 'phone_number_id', 'template_name', 'template_id'];
    expect(await shown({ state: 'pending' })).toEqual(fields);
    stored(question);
    expect(await shown({ state: 'pending', template_id: '8' })).toEqual([
      ...fields,
      'template_notice',
      'body_1',
      'button_0_payload',
      'button_1_payload',
      'format_values',
      'if_template_changed',
      'if_category_became_marketing',
    ]);
  });
});
