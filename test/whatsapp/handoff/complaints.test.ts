import { metBy, type HandoffRule } from '../../../whatsapp/handoff.js';
import { complaintWords } from '../../../whatsapp/handoff/complaints.js';
import { consentWords } from '../../../whatsapp/consent/keywords.js';

const rule: HandoffRule = { reason: 'complaint', keywords: [], complaint_words: true };
const found = (body: string) => metBy({ type: 'text', text: { body } }, 1, rule);

test('every language that has words of consent has these too', () => {
  expect(Object.keys(complaintWords).sort()).toEqual(Object.keys(consentWords).sort());
  for (const { complaint, person, alone } of Object.values(complaintWords)) {
    for (const list of [complaint, person, alone]) expect(list.length).toBeGreaterThan(0);
  }
});

test('each of the words is found, also within a sentence', () => {
  for (const { complaint, person, alone } of Object.values(complaintWords)) {
    for (const text of [...complaint, ...person]) {
      const written = text.replace('*', '');
      expect(found(written)).not.toBeNull();
      expect(found(`xyz ${written.toUpperCase()}, xyz!`)).not.toBeNull();
    }
    for (const text of alone) expect(found(`${text}!`)).not.toBeNull();
  }
});

/** Sentences of our own, for each language those that need a person and those that only look so. */
const needing = [
  'I want to file a complaint about my order',
  'Can I please talk to a real person???',
  'This is UNACCEPTABLE, three weeks and nothing',
  'agent',
  'No, terrible service',
  'Vorrei parlare con un operatore, grazie',
  'È inaccettabile! Farò un reclamo.',
  'Quiero hablar con una persona por favor',
  'Voy a poner una queja',
  'Quero falar com um atendente',
  'Isto é uma vergonha',
  'Ich möchte mit einem Menschen sprechen',
  'Das ist eine Frechheit, ich werde mich beschweren',
  'je voudrais parler à quelqu’un',
  'C’est inadmissible, je vais porter plainte',
  'Ik wil iemand spreken',
  'Ik heb een klacht',
  'Chcę porozmawiać z konsultantem',
  'Składam reklamację',
  'Şikayetim var',
  'Müşteri temsilcisine bağlanmak istiyorum',
  'Соедините с оператором',
  'Я буду жаловаться!',
  'Хочу поговорити з людиною',
  'أريد التحدث مع موظف',
  'عندي شكوى',
  'אני רוצה לדבר עם נציג',
  'मुझे किसी से बात करनी है',
  'मेरी शिकायत है',
  'Saya mau komplain',
  'Saya ingin berbicara dengan manusia',
  '我要投诉',
  '转人工',
  '我要轉人工',
  '担当者と話したいです',
  'クレームを入れたい',
  '상담원 연결해 주세요',
  '불만이 있어요',
  'Tôi muốn gặp nhân viên',
  'ขอคุยกับเจ้าหน้าที่',
  'Jag vill prata med en människa',
  'Jeg vil gerne tale med et menneske',
  'Haluan puhua ihmiselle',
  'Chci mluvit s člověkem',
  'Vreau să vorbesc cu un om',
  'Panaszt szeretnék tenni',
  'Θέλω να μιλήσω με άνθρωπο',
];
const ordinary = [
  'No complaints so far, all great!',
  'I have no complaint at all',
  'Do you have scampi?',
  'Is there a travel agent near you?',
  'I work in human resources',
  'Do you sell operator gloves?',
  'My manager will pay',
  'What a humanitarian idea',
  'You can call me Maria',
  'I need a lawyer for my contract',
  'Land reclamation works',
  'Con un operatore turistico abbiamo prenotato',
  'Nessun reclamo, tutto perfetto',
  'Un golpe en la puerta del coche',
  'Sin quejas',
  'Ninguna queja',
  'Der Preis betrug 20 Euro',
  'Keine Beschwerden',
  'Gibt es eine Reklame?',
  'Crème brûlée, s’il vous plaît',
  'Je n’ai aucune plainte',
  'Humaine ou animale ?',
  'Geen klachten hoor',
  'Det er lurt å vente',
  'Bez reklamacji',
  'Оператор связи у меня другой',
  'Без претензий',
  'クレームブリュレを二つください',
  '人工智能课程多少钱',
  '人工费包括吗',
  '没有投诉',
  '真人秀几点',
  'أين الموظفة؟',
  'Saya tidak komplain kok',
  'Ingen klager herfra',
  'Nincs panaszom',
  'Hello, do you open on Sunday?',
  'Grazie mille!',
  'Gracias por todo',
  'Obrigado!',
  'Danke schön',
  'Merci beaucoup',
];

test.each(needing)('“%s” needs a person', (sentence) => {
  expect(found(sentence)).not.toBeNull();
});

test.each(ordinary)('“%s” does not', (sentence) => {
  expect(found(sentence)).toBeNull();
});
