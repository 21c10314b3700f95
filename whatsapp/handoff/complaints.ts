/** How customers of one language complain or ask for a person. A word that ends with `*` may have any ending. */
export interface ComplaintWords {
  complaint: readonly string[];
  /** Asks for a person. */
  person: readonly string[];
  /** Asks for a person when the message says nothing else. */
  alone: readonly string[];
  /** In front of a complaint these take it back, as in “no complaints”. */
  not: readonly string[];
}

const words = (text: string) => text.split(', ');

/**
 * By ISO 639-1. Every list is used for every customer, so a word that is an ordinary one in any of the languages is
 * not here: a Spaniard's `golpe` is no fraud, and what a price `betrug` is none either.
 */
export const complaintWords: Readonly<Record<string, ComplaintWords>> = {
  en: {
    complaint: words(
      'complaint, complaints, complain, complaining, complained, unacceptable, not acceptable, very disappointed, extremely disappointed, so disappointed, terrible service, horrible service, awful service, worst service, bad service, poor service, terrible experience, worst experience, ripped off, rip off, scam, scammed, scammers, fraud, legal action, sue you, consumer protection, fed up',
    ),
    person: words(
      'talk to a human, speak to a human, chat with a human, talk to a person, speak to a person, speak with a person, talk to a real person, speak to a real person, real person, real human, human agent, live agent, live person, talk to someone, speak to someone, speak with someone, talk with someone, talk to somebody, speak to somebody, talk to an agent, speak to an agent, speak with an agent, talk to a manager, speak to a manager, speak to the manager, talk to the manager, speak to your manager, talk to your manager, speak to a supervisor, talk to an operator, speak to an operator, talk to a representative, speak to a representative, customer service representative, connect me to an agent, transfer me to an agent, call me back',
    ),
    alone: words('agent, human, operator, representative, human please, agent please, representative please'),
    not: words('no, not, without, zero, never, any'),
  },
  it: {
    complaint: words(
      'reclamo, reclami, reclamare, lamentela, lamentele, lamentarmi, inaccettabile, vergognoso, è una vergogna, che vergogna, pessimo servizio, servizio pessimo, servizio scadente, truffa, truffato, truffata, truffatori, molto deluso, molto delusa, vie legali, associazione consumatori, sono stufo, sono stufa, scandaloso',
    ),
    person: words(
      'parlare con una persona, parlare con qualcuno, parlare con un operatore, parlare con operatore, parlare con un umano, parlare con un essere umano, parlare con un responsabile, parlare con il responsabile, parlare con un consulente, operatore umano, persona reale, persona vera, voglio un operatore, vorrei un operatore, passami un operatore, passatemi un operatore, mi passi un operatore, assistenza umana, richiamatemi, mi richiami, fatemi chiamare',
    ),
    alone: words('operatore, operatrice, umano, operatore per favore, operatore grazie'),
    not: words('nessun, nessuna, non, senza'),
  },
  es: {
    complaint: words(
      'queja, quejas, quejarme, reclamo, reclamos, reclamación, reclamaciones, inaceptable, pésimo servicio, servicio pésimo, mal servicio, servicio terrible, pésima atención, mala atención, estafa, estafadores, estafado, estafada, me estafaron, muy decepcionado, muy decepcionada, qué vergüenza, una vergüenza, indignante, acciones legales, estoy harto, estoy harta',
    ),
    person: words(
      'hablar con una persona, hablar con alguien, hablar con un humano, hablar con un agente, hablar con un asesor, hablar con una asesora, hablar con un operador, hablar con un encargado, hablar con el encargado, hablar con un supervisor, hablar con el gerente, agente humano, asesor humano, persona real, atención humana, quiero un agente, quiero un asesor, llámenme',
    ),
    alone: words('agente, asesor, asesora, operador, humano, asesor por favor'),
    not: words('no, sin, ninguna, ningún'),
  },
  pt: {
    complaint: words(
      'reclamação, reclamações, reclamar, queixa, queixas, inaceitável, péssimo atendimento, atendimento péssimo, péssimo serviço, mau atendimento, serviço péssimo, é golpe, caí num golpe, caí em um golpe, golpistas, fui enganado, fui enganada, muito decepcionado, muito decepcionada, uma vergonha, que vergonha, procon, reclame aqui, ação judicial, estou farto, estou farta, um absurdo',
    ),
    person: words(
      'falar com uma pessoa, falar com alguém, falar com um humano, falar com atendente, falar com um atendente, falar com uma atendente, falar com um agente, falar com um operador, falar com o gerente, falar com um responsável, atendente humano, atendimento humano, pessoa real, quero um atendente, me liguem',
    ),
    alone: words('atendente, humano, operador, atendente por favor'),
    not: words('não, sem, nenhuma, nenhum'),
  },
  de: {
    complaint: words(
      'beschwerde, beschwerden, beschweren, reklamation, reklamationen, reklamieren, inakzeptabel, unverschämt, unverschämtheit, eine frechheit, schlechter service, schlechten service, miserabler service, katastrophaler service, abzocke, betrüger, betrogen, das ist betrug, verbraucherzentrale, sehr enttäuscht, total enttäuscht, rechtliche schritte, ich habe es satt',
    ),
    person: words(
      'mit einem menschen sprechen, mit einem menschen schreiben, mit einem menschen reden, mit jemandem sprechen, mit jemandem reden, mit einem mitarbeiter sprechen, mit einer mitarbeiterin sprechen, mit einem berater sprechen, mit einer person sprechen, mit einem echten menschen, echter mensch, echten mitarbeiter, echte person, menschlichen mitarbeiter, menschlicher mitarbeiter, mitarbeiter sprechen, mit dem chef sprechen, bitte um rückruf, rufen sie mich zurück, rufen sie mich bitte zurück',
    ),
    alone: words('mitarbeiter, mensch, berater, mitarbeiter bitte, mensch bitte'),
    not: words('kein, keine, keinen, ohne, nicht'),
  },
  fr: {
    complaint: words(
      'plainte, plaintes, me plaindre, une réclamation, ma réclamation, réclamations, inadmissible, inacceptable, service déplorable, mauvais service, service nul, service catastrophique, arnaque, arnaqué, arnaquée, arnaqueurs, escroquerie, escrocs, très déçu, très déçue, c’est honteux, une honte, scandaleux, ras le bol, j’en ai marre, action en justice',
    ),
    person: words(
      'parler à quelqu’un, parler avec quelqu’un, parler à une personne, parler avec une personne, parler à un humain, parler à un conseiller, parler à une conseillère, parler avec un conseiller, parler à un agent, parler à un responsable, parler au responsable, parler à un être humain, conseiller humain, agent humain, vraie personne, rappelez-moi',
    ),
    alone: words('conseiller, conseillère, humain, agent, un conseiller, un humain'),
    not: words('pas, sans, aucune, aucun'),
  },
  nl: {
    complaint: words(
      'klacht, klachten, klagen, onacceptabel, slechte service, waardeloze service, oplichting, oplichters, opgelicht, erg teleurgesteld, zeer teleurgesteld, schandalig, consumentenbond',
    ),
    person: words(
      'met een mens praten, met een mens spreken, met iemand praten, met iemand spreken, iemand spreken, met een medewerker praten, met een medewerker spreken, medewerker spreken, echt persoon, echte persoon, echt mens, menselijke medewerker, bel mij terug, bel me terug',
    ),
    alone: words('medewerker, mens, medewerker graag'),
    not: words('geen, zonder, niet'),
  },
  pl: {
    complaint: words(
      'skarga, skargę, skargi, reklamacja, reklamację, reklamacji, zażalenie, niedopuszczalne, fatalna obsługa, okropna obsługa, słaba obsługa, oszustwo, oszuści, oszukany, oszukana, oszukaliście, bardzo zawiedziony, bardzo zawiedziona, rzecznik konsumentów',
    ),
    person: words(
      'rozmawiać z człowiekiem, porozmawiać z człowiekiem, z żywym człowiekiem, rozmawiać z konsultantem, porozmawiać z konsultantem, rozmawiać z konsultantką, połącz z konsultantem, połącz mnie z konsultantem, proszę o konsultanta, porozmawiać z kimś, rozmawiać z kierownikiem, porozmawiać z kierownikiem, proszę oddzwonić',
    ),
    alone: words('konsultant, człowiek, konsultantka'),
    not: words('bez, nie, żadnej, żadnych, żadna'),
  },
  tr: {
    complaint: words(
      'şikayet*, kabul edilemez, rezalet, berbat hizmet, kötü hizmet, dolandırıcı*, dolandırıldım, tüketici hakem heyeti, mağdur oldum, mağdurum, yazıklar olsun',
    ),
    person: words(
      'gerçek bir insan*, gerçek biri*, bir insanla konuşmak, insanla konuşmak, biriyle konuşmak, biriyle görüşmek, temsilciyle görüşmek, temsilciyle konuşmak, temsilci ile görüşmek, temsilciye bağla*, müşteri temsilcisi*, yetkiliyle görüşmek, yetkili ile görüşmek, yetkili biri*, canlı destek*, operatöre bağla*, beni arayın',
    ),
    alone: words('temsilci, operatör, yetkili, canlı destek'),
    not: words('hiç, hiçbir'),
  },
  ru: {
    complaint: words(
      'жалоба, жалобу, жалобы, жалобой, жаловаться, пожаловаться, жалуюсь, претензия, претензию, претензии, недопустимо, безобразие, возмутительно, ужасный сервис, ужасное обслуживание, отвратительный сервис, отвратительное обслуживание, плохое обслуживание, мошенник*, мошенничество, обманули, роспотребнадзор, подам в суд, очень разочарован, очень разочарована',
    ),
    person: words(
      'живой человек, живым человеком, живого человека, поговорить с человеком, говорить с человеком, поговорить с оператором, говорить с оператором, связаться с оператором, соедините с оператором, соединить с оператором, свяжите с оператором, переключите на оператора, позовите оператора, живой оператор, позовите менеджера, поговорить с менеджером, поговорить с руководителем, перезвоните',
    ),
    alone: words('оператор, оператора, человек, менеджер, оператор пожалуйста'),
    not: words('без, нет, не, никаких'),
  },
  uk: {
    complaint: words(
      'скарга, скаргу, скарги, скаржитися, поскаржитися, претензія, претензію, претензії, неприпустимо, жахливий сервіс, жахливе обслуговування, погане обслуговування, шахраї, шахрайство, обдурили, дуже розчарований, дуже розчарована',
    ),
    person: words(
      'жива людина, живою людиною, поговорити з людиною, поговорити з оператором, зв’язатися з оператором, з’єднайте з оператором, з’єднати з оператором, покличте оператора, покличте менеджера, поговорити з менеджером, передзвоніть',
    ),
    alone: words('людина, оператор будь ласка'),
    not: words('без, немає, не, жодних'),
  },
  ar: {
    complaint: words(
      'شكوى, شكاوى, الشكوى, أشتكي, تقديم شكوى, خدمة سيئة, خدمة سيئة جدا, أسوأ خدمة, غير مقبول, احتيال, نصابين, حماية المستهلك, محبط جدا',
    ),
    person: words(
      'التحدث مع شخص, التحدث إلى شخص, أتحدث مع شخص, أتكلم مع شخص, أكلم شخص, أكلم موظف, أتكلم مع موظف, التحدث مع موظف, التحدث إلى موظف, التحدث مع ممثل, التحدث مع المدير, أكلم المدير, خدمة العملاء, ممثل خدمة, شخص حقيقي, موظف بشري, اتصلوا بي',
    ),
    alone: words('موظف, ممثل, مندوب, إنسان'),
    not: words('لا, بدون, بلا, ليس, ليست'),
  },
  he: {
    complaint: words(
      'תלונה, תלונות, להתלונן, מתלונן, מתלוננת, שירות גרוע, שירות מזעזע, לא מקובל, רמאות, רמאים, הונאה, נוכלים, מאוכזב מאוד, מאוכזבת מאוד, בושה וחרפה, הגנת הצרכן',
    ),
    person: words(
      'לדבר עם בן אדם, לדבר עם אדם, לדבר עם נציג, לדבר עם נציגה, לדבר עם מישהו, לדבר עם מנהל, לדבר עם המנהל, נציג אנושי, נציג שירות, מענה אנושי, בן אדם אמיתי, תחזרו אליי',
    ),
    alone: words('נציג, נציגה, אנושי, נציג בבקשה'),
    not: words('אין, בלי, ללא'),
  },
  hi: {
    complaint: words(
      'शिकायत, शिकायतें, घटिया सेवा, घटिया सर्विस, खराब सेवा, खराब सर्विस, बेकार सर्विस, धोखाधड़ी, उपभोक्ता फोरम, बहुत निराश, shikayat, dhokha',
    ),
    person: words(
      'किसी से बात, इंसान से बात, व्यक्ति से बात, एजेंट से बात, मैनेजर से बात, कस्टमर केयर से बात, असली इंसान, insaan se baat, insan se baat, agent se baat, kisi se baat, manager se baat, customer care se baat',
    ),
    alone: words('एजेंट, इंसान, मैनेजर'),
    not: words('कोई, बिना'),
  },
  id: {
    complaint: words(
      'komplain, komplen, keluhan, mengeluh, pengaduan, mengadukan, tidak bisa diterima, pelayanan buruk, layanan buruk, pelayanan jelek, pelayanannya buruk, penipuan, penipu, tertipu, sangat kecewa, kecewa sekali',
    ),
    person: words(
      'bicara dengan orang, bicara dengan manusia, bicara dengan cs, bicara dengan admin, bicara dengan agen, bicara dengan manajer, berbicara dengan orang, berbicara dengan manusia, berbicara dengan agen, berbicara dengan cs, berbicara dengan manajer, agen manusia, orang asli, hubungkan dengan cs, hubungkan ke cs, hubungkan dengan agen',
    ),
    alone: words('cs, agen, manusia'),
    not: words('tidak, tanpa, bukan, tak'),
  },
  zh: {
    complaint: words(
      '投诉, 投訴, 客诉, 客訴, 差评, 負評, 太差了, 服务很差, 服務很差, 服务太差, 服務太差, 骗子, 騙子, 诈骗, 詐騙, 被骗了, 被騙了, 消费者协会, 消费者权益, 消保官, 消基會, 太失望了',
    ),
    person: words(
      '转人工, 轉人工, 人工客服, 人工服务, 人工服務, 真人客服, 真人服务, 真人服務, 找真人, 跟真人, 和真人, 找客服, 联系客服, 聯絡客服, 找经理, 找經理, 叫经理, 叫經理, 找主管, 叫主管',
    ),
    alone: words('人工, 客服, 真人'),
    not: words('没有, 沒有, 无, 無, 防'),
  },
  ja: {
    complaint: words(
      'クレームを, クレームです, クレームが, 苦情, 最悪の対応, 対応が最悪, 対応がひどい, ひどい対応, ひどすぎ, 納得できない, 納得できません, 納得いかない, 詐欺, 騙された, だまされた, 消費者センター, 許せない',
    ),
    person: words(
      '人と話したい, 人間と話したい, 担当者と話, 担当者につな, 担当者に繋, 担当者を出して, オペレーターと話, オペレーターにつな, オペレーターに繋, 有人チャット, 有人対応, スタッフと話, 責任者を出, 責任者と話, 折り返し電話, 折り返しお電話',
    ),
    alone: words('オペレーター, 担当者, 有人'),
    not: [],
  },
  ko: {
    complaint: words(
      '불만*, 항의*, 컴플레인*, 최악의 서비스*, 서비스가 최악*, 서비스가 엉망*, 사기꾼*, 사기당*, 소비자원*, 소비자보호원*, 너무 실망*, 용납할 수 없*',
    ),
    person: words(
      '상담원*, 상담사*, 사람과 통화*, 사람이랑 통화*, 사람과 대화*, 사람이랑 대화*, 사람하고 얘기*, 직원과 통화*, 직원 연결*, 상담 연결*, 매니저 바꿔*, 담당자 바꿔*, 담당자와 통화*, 담당자 연결*',
    ),
    alone: words('직원, 담당자'),
    not: [],
  },
  vi: {
    complaint: words(
      'khiếu nại, phàn nàn, không chấp nhận được, dịch vụ tệ, dịch vụ quá tệ, phục vụ tệ, phục vụ quá tệ, lừa đảo, bị lừa, rất thất vọng, quá thất vọng',
    ),
    person: words(
      'gặp nhân viên, nói chuyện với nhân viên, nói chuyện với người, gặp người thật, người thật, gặp tổng đài viên, gặp tư vấn viên, gặp quản lý, nói chuyện với quản lý, gọi lại cho tôi',
    ),
    alone: words('nhân viên, tổng đài viên, tư vấn viên'),
    not: words('không, chưa'),
  },
  th: {
    complaint: words('ร้องเรียน, คอมเพลน, บริการแย่, บริการห่วย, แย่มาก, หลอกลวง, โดนโกง, ผิดหวังมาก'),
    person: words(
      'คุยกับคน, คุยกับเจ้าหน้าที่, ติดต่อเจ้าหน้าที่, ขอสายเจ้าหน้าที่, คุยกับพนักงาน, คุยกับแอดมิน, คุยกับผู้จัดการ, โทรกลับ',
    ),
    alone: words('เจ้าหน้าที่, พนักงาน, แอดมิน'),
    not: words('ไม่, ไม่มี, ไม่ได้'),
  },
  sv: {
    complaint: words(
      'klagomål, reklamation, reklamera, oacceptabelt, dålig service, usel service, bedrägeri, bedragare, blivit lurad, mycket besviken, jättebesviken',
    ),
    person: words(
      'prata med en människa, prata med någon, prata med en person, tala med någon, tala med en person, tala med en människa, prata med kundtjänst, riktig människa, riktig person',
    ),
    alone: words('människa, kundtjänst, handläggare'),
    not: words('inga, inget, ingen, utan, inte'),
  },
  da: {
    complaint: words(
      'klage, klager, reklamation, uacceptabelt, dårlig service, elendig service, svindel, svindlere, meget skuffet',
    ),
    person: words(
      'tale med et menneske, tale med en person, tale med nogen, snakke med et menneske, snakke med en person, snakke med nogen, rigtig person, rigtigt menneske, tale med en medarbejder, tale med kundeservice',
    ),
    alone: words('medarbejder, menneske, kundeservice'),
    not: words('ingen, uden, ikke'),
  },
  no: {
    complaint: words(
      'uakseptabelt, dårlig service, elendig service, svindlere, veldig skuffet, svært skuffet',
    ),
    person: words(
      'snakke med et menneske, snakke med en person, snakke med noen, snakke med en medarbeider, ekte person, ekte menneske, snakke med kundeservice',
    ),
    alone: words('medarbeider, kundeservice'),
    not: words('ingen, uten, ikke'),
  },
  fi: {
    complaint: words(
      'valitus*, valittaa, reklamaatio*, huono palvelu, huonoa palvelua, surkea palvelu, surkeaa palvelua, huijaus*, huijari*, huijattu, erittäin pettynyt, todella pettynyt, törkeää',
    ),
    person: words(
      'puhua ihmiselle, puhua ihmisen kanssa, puhua jonkun kanssa, oikea ihminen, oikean ihmisen, puhua asiakaspalvelijalle, puhua asiakaspalvelijan kanssa, soittakaa minulle',
    ),
    alone: words('asiakaspalvelija, ihminen, asiakaspalvelu'),
    not: words('ei, ilman'),
  },
  cs: {
    complaint: words(
      'stížnost*, stěžovat, reklamace, reklamaci, nepřijatelné, nehorázné, hrozné služby, špatné služby, podvodníci, podvedli, velmi zklamaný, velmi zklamaná',
    ),
    person: words(
      'mluvit s člověkem, mluvit s operátorem, mluvit s někým, mluvit s vedoucím, živý člověk, živým člověkem, spojte mě s operátorem, zavolejte mi zpět',
    ),
    alone: words('operátor, člověk'),
    not: words('bez, žádná, žádné, ne'),
  },
  ro: {
    complaint: words(
      'reclamație, reclamația, reclamații, plângere, inacceptabil, servicii proaste, servicii groaznice, înșelătorie, escroci, foarte dezamăgit, foarte dezamăgită, protecția consumatorului, bătaie de joc',
    ),
    person: words(
      'vorbesc cu un om, vorbi cu un om, vorbesc cu cineva, vorbi cu cineva, vorbesc cu un operator, vorbi cu un operator, persoană reală, operator uman, vorbesc cu managerul, vorbi cu managerul',
    ),
    alone: words('vreau operator, operator vă rog'),
    not: words('nicio, fără, nu'),
  },
  hu: {
    complaint: words(
      'panasz*, reklamáció*, elfogadhatatlan, felháborító, rossz szolgáltatás, pocsék szolgáltatás, csalók, átvertek, nagyon csalódott, fogyasztóvédelem*',
    ),
    person: words(
      'emberrel beszélni, emberrel szeretnék beszélni, valakivel beszélni, élő ember*, ügyintézővel, operátorral, hívjanak vissza',
    ),
    alone: words('ügyintéző, ügyintézőt, operátor'),
    not: words('nincs, nem, nélkül'),
  },
  el: {
    complaint: words(
      'παράπονο, παράπονα, παραπονεθώ, καταγγελία, απαράδεκτο, απαράδεκτη, απαράδεκτοι, κακή εξυπηρέτηση, απάτη, απατεώνες, πολύ απογοητευμένος, πολύ απογοητευμένη',
    ),
    person: words(
      'μιλήσω με άνθρωπο, μιλήσω με κάποιον, μιλήσω με εκπρόσωπο, μιλήσω με υπεύθυνο, μιλήσω με τον υπεύθυνο, πραγματικό άνθρωπο, καλέστε με',
    ),
    alone: words('εκπρόσωπος, εκπρόσωπο, άνθρωπος'),
    not: words('χωρίς, κανένα, δεν'),
  },
};
