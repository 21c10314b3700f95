import { consentOf, type ConsentState } from '../../../whatsapp/consent.js';
import { aroundStop } from '../../../whatsapp/consent/around-stop.js';
import { consentWords } from '../../../whatsapp/consent/keywords.js';
import { messageEvent } from '../bodies.js';

const said = (text: string, state: ConsentState = 'opted_in') =>
  consentOf(messageEvent({ type: 'text', text: { body: text } }), { state, at: null, messageId: null })
    ?.state ?? null;

const refusals: Record<string, string[]> = {
  en: [
    'please stop sending me messages',
    'STOP ALL MESSAGES',
    'Unsubscribe me please',
    'Stop promotional messages',
    'unsubscribe from marketing',
    'no more',
    'quit',
    'Please stop sending me all of these promotional messages from your company. Thank you very much!',
    'Hi, could you please stop texting me? Thanks',
    'I want to unsubscribe from this list',
    'remove me from all your lists, please',
    'Don’t send me any more messages',
    'ok stop now',
  ],
  it: ['basta', 'smettila', 'Basta messaggi per favore', 'Smettetela di inviarmi messaggi', 'stop grazie'],
  es: ['Baja por favor', 'Quiero darme de baja de la lista', 'Dejen de enviarme mensajes', 'STOP por favor'],
  pt: ['sair', 'Sair da lista por favor', 'Parem de me enviar mensagens', 'Quero parar de receber mensagens'],
  de: ['Bitte stoppen', 'Keine Werbung mehr, danke', 'Hört auf mir Nachrichten zu schicken', 'STOP bitte'],
  fr: ['arrêtez svp', 'Arrêtez de m’envoyer des messages', 'stop s’il vous plaît', 'Désabonnez-moi merci'],
  nl: ['Graag afmelden', 'stop met het sturen van berichten', 'Geen reclame meer alstublieft'],
  pl: ['Proszę wypisz mnie z listy', 'Proszę przestać wysyłać mi wiadomości', 'stop proszę'],
  tr: ['Lütfen durdur', 'Lütfen artık mesaj göndermeyin', 'aboneliği iptal et lütfen'],
  ru: ['Отпишите меня пожалуйста', 'Прекратите присылать мне рекламу', 'стоп, спасибо'],
  uk: ['Відпишіть мене будь ласка', 'Припиніть надсилати мені рекламу'],
  ar: ['أوقف الرسائل من فضلك', 'من فضلك إلغاء الاشتراك', 'توقفوا عن إرسال الرسائل'],
  he: ['הסר אותי בבקשה', 'תפסיקו לשלוח לי הודעות'],
  hi: ['कृपया संदेश बंद करें', 'please message band karo', 'मुझे मैसेज भेजना बंद करो'],
  id: ['tolong berhenti kirim pesan', 'Mohon hentikan semua promosi', 'stop dong'],
  zh: ['退订T', '请退订，谢谢', '请停止发送广告信息', '麻烦不要再发了', '我要退訂謝謝', '拒收所有短信'],
  ja: ['配信停止をお願いします', 'メッセージの配信を停止してください', 'ストップお願いします'],
  ko: ['수신 거부 해주세요', '광고 메시지 그만 보내세요', '제발 메시지 보내지 마세요'],
  vi: ['Vui lòng hủy đăng ký', 'đừng gửi tin nhắn nữa', 'Stop giúp tôi nhé'],
  th: ['กรุณาหยุดส่งข้อความค่ะ', 'หยุดส่งโฆษณาด้วยครับ'],
  sv: ['Snälla sluta skicka meddelanden', 'avregistrera mig tack'],
  da: ['afmeld mig tak', 'stop med at sende mig beskeder'],
  no: ['meld meg av takk', 'slutt å sende meg meldinger'],
  fi: ['lopeta viestien lähettäminen kiitos', 'poista minut listalta kiitos'],
  cs: ['prosím odhlaste mě', 'přestaňte mi posílat zprávy'],
  ro: ['vă rog dezabonare', 'nu mai trimiteți mesaje vă rog'],
  hu: ['kérem leiratkozás', 'ne küldjenek több üzenetet köszönöm'],
  el: ['σταματήστε παρακαλώ', 'σταματήστε να στέλνετε μηνύματα'],
};

const others: Record<string, string[]> = {
  en: [
    'don’t stop',
    'Please don’t stop sending me messages',
    'do not unsubscribe me please',
    'never stop',
    'No more, thank you',
    'Stop, I want more offers',
    'please stop the delivery of my order',
    'when does the sale stop?',
    'stop by the shop',
    'Can you stop by tomorrow please?',
    'is there a bus stop near you?',
    'please send me more messages',
    'no more than two please',
    'no more questions, thanks',
    'I quit my job',
    'How do I unsubscribe my brother?',
    'did you stop sending offers?',
    'please send me all your promotional messages',
  ],
  it: [
    'basta grazie',
    'non smettere',
    'non fermatevi',
    'basta un messaggio per ordinare?',
    'mi basta, grazie',
    'non basta',
  ],
  es: ['no pares', 'por favor no pares de enviarme mensajes', 'la marea baja', '¿cuándo baja el precio?'],
  pt: ['não pare', 'não parem de me enviar mensagens', 'onde posso parar o carro?', 'vou sair agora de casa'],
  de: ['nicht stoppen', 'bitte nicht abmelden', 'bitte die Lieferung stoppen', 'hört nicht auf'],
  fr: ['n’arrêtez pas', 'ne pas désabonner svp', 'arrêtez la commande svp', 'le bus s’arrête où ?'],
  nl: ['niet stoppen', 'niet afmelden alstublieft', 'stop de levering alstublieft'],
  pl: ['nie wypisuj mnie', 'proszę nie wypisz mnie'],
  tr: ['durdurma', 'lütfen siparişi durdur'],
  ru: ['не отписывайте меня', 'не прекращайте присылать', 'остановите заказ пожалуйста'],
  uk: ['не відписуйте мене', 'не зупиняйте замовлення'],
  ar: ['لا توقف الرسائل', 'أوقف الطلب من فضلك'],
  he: ['אל תפסיקו לשלוח לי הודעות', 'לא להסיר אותי'],
  hi: ['बंद मत करो', 'कृपया दुकान बंद करें', 'message band mat karo'],
  id: ['jangan berhenti', 'jangan berhenti kirim pesan', 'tolong hentikan pesanan saya'],
  zh: ['停止了吗', '不要退订', '请不要停止发送', '我不退订', '请停止我的订单', '取消订单谢谢'],
  ja: ['停止しないでください', '配信を停止しないでください', '注文を停止してください'],
  ko: ['중지하지 마세요', '수신거부 하지 마세요', '주문 중지 해주세요'],
  vi: ['đừng dừng khuyến mãi', 'không hủy đăng ký', 'hủy đơn hàng giúp tôi'],
  th: ['อย่าหยุดส่งข้อความ', 'วันหยุด', 'ร้านหยุดวันไหนครับ'],
  sv: ['sluta inte skicka meddelanden', 'avregistrera mig inte'],
  da: ['stop ikke', 'afmeld mig ikke'],
  no: ['ikke slutt å sende meg meldinger', 'ikke meld meg av'],
  fi: ['älä lopeta', 'älkää lopettako viestejä'],
  cs: ['neodhlašujte mě', 'prosím ne odhlásit'],
  ro: ['nu opriți mesajele', 'opriți comanda vă rog'],
  hu: ['nem leiratkozás', 'ne álljanak le'],
  el: ['μη σταματήστε', 'μην σταματήσετε παρακαλώ'],
};

const rows = (texts: Record<string, string[]>) =>
  Object.entries(texts).flatMap(([language, list]) => list.map((text) => [language, text] as const));

test.each(rows(refusals))('%s: %j ends marketing', (_language, text) => {
  for (const state of ['transactional', 'pending', 'opted_in'] as const)
    expect(said(text, state)).toBe('opted_out');
});

test.each(['Sair', 'Quit', 'Basta', 'No more'])('“%s” on a button is the way out of a menu', (text) => {
  const pressed = messageEvent({ type: 'button', button: { text, payload: text } });
  expect(consentOf(pressed, { state: 'opted_in', at: null, messageId: null })).toBeNull();
  expect(said(text)).toBe('opted_out');
});

test.each(rows(others))('%s: %j does not', (_language, text) => {
  expect(said(text)).toBeNull();
});

const languages = Object.entries(consentWords).map(([language, { stop }]) => ({
  language,
  stop,
  around: aroundStop[language] ?? [],
}));

test.each(languages)('$language: every stop with any words around it ends marketing', ({ stop, around }) => {
  expect(around.length).toBeGreaterThan(5);
  for (const [nth, phrase] of stop.entries()) {
    const [before, after] = [around[nth % around.length], around[(nth * 7 + 3) % around.length]];
    expect([phrase, said(`${before} ${phrase} ${after}!`)]).toEqual([phrase, 'opted_out']);
  }
});

test.each(languages)('$language: the words around a stop say nothing on their own', ({ around }) => {
  for (const word of around) {
    expect([word, said(word)]).toEqual([word, null]);
    expect([word, said(`${word} ${around[0]} ${around.at(-1)}`)]).toEqual([word, null]);
  }
});

const negations: Record<string, string> = {
  en: 'not, don’t, dont, never, no',
  it: 'non, mai',
  es: 'no, nunca',
  pt: 'não, nunca',
  de: 'nicht, nie, kein',
  fr: 'ne, pas, jamais, n’',
  nl: 'niet, geen, nooit',
  pl: 'nie, nigdy',
  tr: 'değil, yok',
  ru: 'не, никогда',
  uk: 'не, ніколи',
  ar: 'لا, لم, لن',
  he: 'לא, אל',
  hi: 'नहीं, मत, न, mat, nahi, na',
  id: 'jangan, tidak, bukan',
  zh: '不, 别, 不要, 没, 別, 沒',
  ja: 'ない, しない, ないで',
  ko: '안, 하지, 마세요, 말고',
  vi: 'không, đừng, chưa',
  th: 'อย่า, ไม่, ห้าม',
  sv: 'inte, aldrig',
  da: 'ikke, aldrig',
  no: 'ikke, aldri',
  fi: 'ei, älä, en',
  cs: 'ne, nikdy',
  ro: 'nu, niciodată',
  hu: 'nem, ne, soha',
  el: 'δεν, μη, μην, ποτέ',
};

test.each(languages)(
  '$language: a “not” before or after a stop turns it round',
  ({ language, stop, around }) => {
    const nots = negations[language]?.split(', ') ?? [];
    expect(nots).not.toEqual([]);
    const known = new Set(stop.map((phrase) => phrase.replaceAll(' ', '')));
    for (const not of nots) {
      expect([not, around.includes(not)]).toEqual([not, false]);
      for (const phrase of stop) {
        // “no más mensajes” may be a stop as “más mensajes” is none; then the “not” belongs to it.
        for (const text of [`${not} ${phrase}`, `${phrase} ${not}`, `${around[0]} ${not} ${phrase}`]) {
          if (!known.has(text.replaceAll(' ', '')))
            expect([text, said(text)]).not.toEqual([text, 'opted_out']);
        }
      }
    }
  },
);

test('to agree is never read out of more words', () => {
  for (const text of ['subscribe me to your list please', 'please opt in', 'please yes', 'start please'])
    for (const state of ['transactional', 'opted_out', 'pending'] as const)
      expect(said(text, state)).toBeNull();
});

test('a text that is long, or made to be slow, says nothing', () => {
  expect(said(`stop ${'please '.repeat(200)}`)).toBeNull();
  expect(said(`${'发送'.repeat(95)}单`)).toBeNull();
});
