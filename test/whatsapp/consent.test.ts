import { consentOf, consentPayloads, type ConsentState } from '../../whatsapp/consent.js';
import { body, CUSTOMER, messageEvent, metadata, onlyEvent, statusEvent, USER_ID } from './bodies.js';

const standing = (state: ConsentState, messageId: string | null = null, at: number | null = null) => ({
  state,
  at,
  messageId,
});
const written = (text: string) => messageEvent({ type: 'text', text: { body: text } });
const pressed = (text: string, payload = text, context?: object) =>
  messageEvent({ type: 'button', button: { text, payload }, ...(context && { context }) });
const replied = (title: string, id: string) =>
  messageEvent({ type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title } } });
const chosen = (title: string, id: string) =>
  messageEvent({ type: 'interactive', interactive: { type: 'list_reply', list_reply: { id, title } } });

const meaning = (event: ReturnType<typeof messageEvent>, state: ConsentState = 'transactional') =>
  consentOf(event, standing(state))?.state ?? null;

describe('a word that ends marketing', () => {
  test.each([
    ...['STOP', 'Stop!', ' stop. ', '“STOP”', 'stop 🛑', 'ＳＴＯＰ', 'Opt-out', 'UNSUBSCRIBE'],
    ...[
      'Interrompi promozioni',
      'disiscrivimi',
      'Annulla l’iscrizione',
      'baja',
      'Darme de baja',
      'Parar',
      'PARAR PROMOÇÕES',
    ],
    ...[
      'Abmelden',
      'Keine Werbung mehr!',
      'Désabonnez-moi',
      'desabonner',
      'Afmelden',
      'Wypisz mnie',
      'Aboneliği iptal et',
    ],
    ...[
      'СТОП',
      'Отписаться',
      'Відписатися',
      'إلغاء الاشتراك',
      'الغاء الاشتراك',
      'إيقاف',
      'הסר',
      'बंद करें',
      'Berhenti',
    ],
    ...[
      '退订',
      '退訂',
      '取消訂閱',
      '配信停止',
      '수신거부',
      'Hủy đăng ký',
      'หยุด',
      'Stopp',
      'Afmeld',
      'Leiratkozás',
      'Στοπ',
    ],
  ])('is %j, whoever writes it', (text) => {
    for (const state of ['transactional', 'pending', 'opted_in', 'opted_out'] as const) {
      expect(meaning(written(text), state)).toBe('opted_out');
    }
  });

  test.each([
    ...[
      'please don’t stop',
      'Don’t stop!',
      'stop by the shop',
      'Where is the bus stop?',
      'non-stop',
      'nonstop',
    ],
    ...[
      'I want to unsubscribe my brother',
      'Stop it with the jokes 😂',
      'the baja california trip',
      'fine',
      'no',
      'No grazie',
    ],
    ...['cancel', 'Annulla', 'end', 'red', 'stops', '', '🛑', '?', 'stop '.repeat(2_000)],
  ])('is not %j', (text) => {
    expect(meaning(written(text))).toBeNull();
  });

  test('is also the button that Meta gives marketing templates, by its text, its payload or its id', () => {
    expect(meaning(pressed('Stop promotions'))).toBe('opted_out');
    expect(meaning(pressed('Interrompi promozioni', 'p1'))).toBe('opted_out');
    expect(meaning(pressed('Nie wieder', 'STOP_PROMOTIONS'))).toBe('opted_out');
    expect(meaning(pressed('Unsubscribe'))).toBe('opted_out');
    expect(meaning(replied('Stop', 'b-1'))).toBe('opted_out');
    expect(meaning(chosen('Nachrichten', 'opt-out'))).toBe('opted_out');
    expect(meaning(replied('Cancel', 'cancel-button'))).toBeNull();
  });

  test('comes with what proves it', () => {
    expect(consentOf(written(' STOP! '), standing('opted_in'))).toEqual({
      state: 'opted_out',
      method: null,
      evidence: 'Wrote “STOP!”',
      messageId: 'wamid.M1',
    });
    expect(consentOf(pressed('Stop promotions', 'x'), standing('opted_in'))?.evidence).toBe(
      'Pressed “Stop promotions”',
    );
  });
});

describe('a word that agrees to marketing', () => {
  test('counts at any time when it can mean nothing else', () => {
    for (const text of [
      'Subscribe',
      'opt in',
      'voglio ricevere offerte',
      'Quiero recibir ofertas',
      'Abonnieren',
      '订阅',
      '수신동의',
    ]) {
      expect(meaning(written(text))).toBe('opted_in');
    }
    expect(consentOf(written('subscribe'), standing('transactional'))?.method).toBe('single');
    expect(meaning(replied('Subscribe', '1'))).toBe('opted_in');
  });

  test('that can mean many things counts only after “stop” or a question', () => {
    for (const text of ['START', 'Riprendi', 'alta', 'старт', '开始']) {
      expect(meaning(written(text))).toBeNull();
      expect(meaning(written(text), 'opted_in')).toBeNull();
      expect(meaning(written(text), 'opted_out')).toBe('opted_in');
      expect(meaning(written(text), 'pending')).toBe('opted_in');
    }
    expect(meaning(pressed('Start'), 'opted_out')).toBeNull();
  });
});

describe('the answer to a question for consent', () => {
  test('may be yes or no in any language', () => {
    for (const yes of [
      'Yes',
      'Sì!',
      'si',
      'Sí, acepto',
      'Sim',
      'Ja',
      'Oui',
      'Tak',
      'Evet',
      'Да',
      'نعم',
      'כן',
      'हाँ',
      'Ya',
      '是的',
      '同意',
      'はい',
      '네',
      'đồng ý',
      'Kyllä',
      'Ναι',
    ]) {
      expect(meaning(written(yes), 'pending')).toBe('opted_in');
      for (const state of ['transactional', 'opted_in', 'opted_out'] as const)
        expect(meaning(written(yes), state)).toBeNull();
    }
    for (const no of [
      'No',
      'no, grazie',
      'Não',
      'Nein danke',
      'Non',
      'Nee',
      'Nie',
      'Hayır',
      'Нет',
      'لا',
      'לא',
      'नहीं',
      'Tidak',
      '不',
      'いいえ',
      '아니요',
      'Không',
      'Ei',
      'Όχι',
    ]) {
      expect(meaning(written(no), 'pending')).toBe('opted_out');
      for (const state of ['transactional', 'opted_in', 'opted_out'] as const)
        expect(meaning(written(no), state)).toBeNull();
    }
    for (const neither of ['yes but when does it arrive?', 'who are you', 'ok', '👍']) {
      expect(meaning(written(neither), 'pending')).toBeNull();
    }
    expect(consentOf(written('Yes'), standing('pending'))?.method).toBe('double');
  });

  test('may be a button that begins with yes or no', () => {
    expect(meaning(pressed('Yes, I want offers'), 'pending')).toBe('opted_in');
    expect(meaning(pressed('Sì, iscrivimi', '1'), 'pending')).toBe('opted_in');
    expect(meaning(pressed('No, thanks', '2'), 'pending')).toBe('opted_out');
    expect(meaning(pressed('Yesterday’s offers'), 'pending')).toBeNull();
    expect(meaning(pressed('Yes, I want offers'))).toBeNull();
  });

  test('is none when the button is on another message', () => {
    const asked = standing('pending', 'wamid.Q');
    expect(consentOf(pressed('Yes', 'y', { id: 'wamid.OTHER' }), asked)).toBeNull();
    expect(consentOf(pressed('Yes', 'y', { id: 'wamid.Q' }), asked)?.state).toBe('opted_in');
    expect(consentOf(pressed('Yes', 'y'), asked)).toBeNull();
    expect(consentOf(pressed('Yes', 'y'), standing('pending'))?.state).toBe('opted_in');
  });

  test('is none more than seven days after the question', () => {
    const week = 7 * 86_400_000;
    const at = written('Yes');
    const asked = (ago: number) => standing('pending', 'wamid.Q', Date.parse(at.occurred_at) - ago);
    expect(consentOf(at, asked(week))).toMatchObject({ state: 'opted_in', method: 'double' });
    for (const text of ['Yes', 'No', 'Start']) expect(consentOf(written(text), asked(week + 1))).toBeNull();
    expect(consentOf(pressed('Yes', 'y', { id: 'wamid.Q' }), asked(week + 1))).toBeNull();
    expect(consentOf(written('Stop'), asked(week + 1))?.state).toBe('opted_out');
    expect(consentOf(written('Subscribe'), asked(week + 1))?.method).toBe('single');
  });

  test('is none when it is written as a reply to another message', () => {
    const asked = standing('pending', 'wamid.Q');
    const reply = (text: string, id: string) =>
      messageEvent({ type: 'text', text: { body: text }, context: { id } });
    for (const text of ['Yes', 'No', 'Start']) {
      expect(consentOf(reply(text, 'wamid.OTHER'), asked)).toBeNull();
      expect(consentOf(reply(text, 'wamid.Q'), asked)).not.toBeNull();
    }
    expect(consentOf(reply('Stop', 'wamid.OTHER'), asked)?.state).toBe('opted_out');
    expect(consentOf(reply('Subscribe', 'wamid.OTHER'), asked)).toMatchObject({ method: 'single' });
  });

  test('is certain by the payload of our own buttons, whatever is written on them', () => {
    expect(
      consentOf(pressed('Va bene', consentPayloads.agree, { id: 'wamid.Q' }), standing('pending', 'wamid.Q')),
    ).toMatchObject({
      state: 'opted_in',
      method: 'double',
      evidence: 'Pressed “Va bene”',
    });
    expect(meaning(pressed('Weiß nicht', consentPayloads.refuse), 'pending')).toBe('opted_out');
  });
});

describe('WhatsApp’s own switch', () => {
  const preference = (value: object) =>
    onlyEvent(
      body('user_preferences', {
        messaging_product: 'whatsapp',
        metadata,
        user_preferences: [
          {
            wa_id: CUSTOMER,
            user_id: USER_ID,
            category: 'marketing_messages',
            timestamp: 1780300000,
            ...value,
          },
        ],
      }),
    );

  test('opts out, and in again', () => {
    const detail = 'User requested to stop marketing messages';
    expect(consentOf(preference({ value: 'stop', detail }), standing('opted_in'))).toEqual({
      state: 'opted_out',
      method: null,
      evidence: `In WhatsApp: ${detail}`,
      messageId: null,
    });
    for (const value of ['resume', 'signup']) {
      expect(consentOf(preference({ value }), standing('opted_out'))).toMatchObject({
        state: 'opted_in',
        method: 'single',
      });
    }
  });

  test('says nothing with a word nobody knows, or about something else than marketing', () => {
    expect(consentOf(preference({ value: 'pause' }), standing('opted_in'))).toBeNull();
    expect(consentOf(preference({ value: 'stop', category: 'calls' }), standing('opted_in'))).toBeNull();
  });
});

test('nothing else says anything about marketing', () => {
  expect(consentOf(statusEvent({ status: 'stop' }), standing('opted_in'))).toBeNull();
  expect(meaning(messageEvent({ type: 'image', image: { caption: 'stop' } }))).toBeNull();
  expect(meaning(messageEvent({ type: 'text', group_id: 'g', text: { body: 'stop' } }))).toBeNull();
  expect(
    meaning(messageEvent({ type: 'reaction', reaction: { emoji: '🛑', message_id: 'wamid.1' } })),
  ).toBeNull();
});
