/** More messages than this in one conversation, and a person is called. */
export const mostMessages = 6;

/** A conversation, and whether it needs a person. */
export interface HandoffScenario {
  name: string;
  messages: readonly string[];
  /** On the second number a Zap waits for an answer. */
  on: 'first' | 'second';
  isAnswered: boolean;
  needsPerson: boolean;
}

const says = (needsPerson: boolean, name: string, ...messages: string[]): HandoffScenario => ({
  name,
  messages,
  on: 'first',
  isAnswered: false,
  needsPerson,
});

const questions = (count: number) =>
  Array.from({ length: count }, (_, index) => `Do you have size ${index + 36}?`);

export const handoffScenarios: readonly HandoffScenario[] = [
  says(true, 'A complaint in English', 'My order is late again. This is unacceptable!'),
  says(true, 'A wish for a person in English', 'Hi', 'Can I speak to a human, please?'),
  says(true, 'One word in English', 'Agent'),
  says(true, 'A complaint in German', 'Ich möchte eine Beschwerde einreichen.'),
  says(true, 'A wish for a person in German', 'Ich möchte bitte mit einem Mitarbeiter sprechen!'),
  says(true, 'A complaint in Spanish', 'Estoy muy decepcionada con el pedido'),
  says(true, 'A wish for a person in Spanish', 'Quiero hablar con una persona'),
  says(true, 'A wish for a person in Portuguese', 'Por favor, quero falar com um atendente'),
  says(true, 'A complaint in French', 'C’est inadmissible, je suis très déçu'),
  says(true, 'A wish for a person in Italian', 'Vorrei parlare con un operatore'),
  says(true, 'A wish for a person in Russian', 'Соедините с оператором'),
  says(true, 'A wish for a person in Arabic', 'أريد التحدث مع موظف'),
  says(true, 'A wish for a person in Chinese', '转人工'),
  says(true, 'A wish for a person in Japanese', '担当者と話したいです'),
  says(true, 'A wish for a person in Turkish', 'Müşteri temsilcisine bağlanmak istiyorum'),
  says(true, 'More messages than allowed', ...questions(mostMessages + 1)),
  says(false, 'A question in English', 'What time do you open tomorrow?'),
  says(false, 'Praise with a word of complaint', 'No complaints, everything was great!'),
  says(false, 'A word of a person that is none', 'Is there a travel agent near your shop?'),
  says(false, 'A question in German', 'Mein Mitarbeiter holt die Pflanze heute ab.'),
  says(false, 'Praise in Spanish', 'Sin quejas, muchas gracias'),
  says(false, 'A question in French', 'Bonjour, avez-vous des orchidées ?'),
  says(false, 'A question in Russian', 'Здравствуйте, сколько стоит роза?'),
  says(false, 'A question in Chinese', '你们几点关门？'),
  says(false, 'A question in Japanese', '明日は何時に開きますか'),
  says(false, 'Thanks in Arabic', 'شكرا جزيلا لكم'),
  says(false, 'A thumb', '👍'),
  says(false, 'As many messages as allowed', ...questions(mostMessages)),
  {
    name: 'Nobody answers',
    messages: ['Is anybody there?'],
    on: 'second',
    isAnswered: false,
    needsPerson: true,
  },
  {
    name: 'Somebody answers in time',
    messages: ['Good morning'],
    on: 'second',
    isAnswered: true,
    needsPerson: false,
  },
];
