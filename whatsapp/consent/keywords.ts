/**
 * Whole messages about marketing, in one language. Punctuation, case and accents do not matter, so `opt-out` stands
 * for `OPT OUT!` too. A word that a customer may well write about something else is not here: `cancel`, `end` and
 * their like end an order or a chat.
 */
export interface ConsentWords {
  /** Ends marketing, at any time. */
  stop: readonly string[];
  /** Ends it only when it is all that was typed: beside other words, or on the button of a menu, it ends something else. */
  alone?: readonly string[];
  /** Agrees to marketing, at any time: it names the offers or the news, or means nothing else. */
  subscribe: readonly string[];
  /** Agrees only from somebody who had said stop, or who was asked: on its own it can mean many things. */
  start: readonly string[];
  /** Answers to the question for consent. */
  yes: readonly string[];
  no: readonly string[];
}

const words = (text: string) => text.split(', ');

/**
 * By ISO 639-1. Meta's own marketing templates end with a button such as “Stop promotions” in the language of the
 * template, which comes back as a message with this text.
 */
export const consentWords: Readonly<Record<string, ConsentWords>> = {
  en: {
    stop: words(
      'stop, stop all, stopall, stop please, please stop, stop promotions, stop promotion, stop marketing, stop ads, stop offers, stop messages, stop messaging me, stop sending me messages, unsubscribe, unsubscribe me, please unsubscribe me, opt out, optout, opt me out, remove me, remove me from your list, no more messages, no more promotions, no more ads, no more texts, stop promotional messages, stop all messages, remove my number, take me off your list, take me off this list, leave me alone, don’t message me, don’t text me, don’t contact me, don’t send me messages, don’t send me any messages, don’t send me any more messages, do not message me, do not text me, do not contact me, do not send me messages, do not send me any messages, do not send me any more messages, i don’t want messages, i don’t want any messages, i don’t want any more messages, i don’t want more messages, i don’t want to receive messages, i don’t want to receive any more messages, i don’t want to receive promotions, i don’t want to receive offers, i do not want to receive messages, i no longer want to receive messages',
    ),
    alone: words('no more, quit, stop it, stop this'),
    subscribe: words(
      'subscribe, subscribe me, opt in, optin, opt me in, resume promotions, start promotions, send me offers, i want to receive offers, i want to receive promotions',
    ),
    start: words('start, unstop, restart, resume, resubscribe, sign me up'),
    yes: words(
      'yes, yes please, yes i agree, yes i confirm, i agree, agree, i accept, accept, i confirm, confirm, confirmed',
    ),
    no: words('no, no thanks, no thank you, i do not agree, i don’t agree, decline, not interested'),
  },
  it: {
    stop: words(
      'stop promozioni, stop pubblicità, stop messaggi, interrompi promozioni, interrompi le promozioni, disiscrivimi, disiscrizione, cancellami, cancella iscrizione, annulla iscrizione, annulla l’iscrizione, basta messaggi, basta pubblicità, niente pubblicità, rimuovimi, non voglio più messaggi, non voglio più ricevere messaggi, non voglio più ricevere, non mandatemi più messaggi, non inviatemi più messaggi, non scrivetemi più, basta promozioni, smettila, smettetela, smettete, smetti, fermate i messaggi, toglietemi dalla lista, cancellatemi dalla lista',
    ),
    alone: words('basta'),
    subscribe: words(
      'iscrivimi alla newsletter, riprendi promozioni, riprendi le promozioni, voglio ricevere offerte, voglio ricevere le offerte, voglio ricevere promozioni',
    ),
    start: words('iscrivimi, riprendi, riattiva, inizia'),
    yes: words(
      'sì, sì grazie, sì confermo, sì accetto, confermo, conferma, accetto, acconsento, do il consenso',
    ),
    no: words('no grazie, non accetto, non confermo, rifiuto'),
  },
  es: {
    stop: words(
      'baja, dar de baja, darme de baja, darse de baja, quiero darme de baja, cancelar suscripción, cancelar la suscripción, anular suscripción, desuscribir, desuscribirme, detener promociones, detener las promociones, parar promociones, no más mensajes, no más publicidad, no quiero más mensajes, no quiero recibir más mensajes, no quiero recibir, no quiero recibir más, no quiero publicidad, no me envíen más mensajes, no me manden más mensajes, no me escriban más, basta de mensajes, dejen de enviarme, dejen de mandarme, deja de enviarme, deja de mandarme, dejen de escribirme, deje de enviarme, parar mensajes, detener mensajes, paren de enviarme, denme de baja, deme de baja, dame de baja, bórrenme de la lista, quítenme de la lista',
    ),
    alone: words('basta, ya basta'),
    subscribe: words(
      'suscribir, suscribirme, reanudar promociones, quiero recibir ofertas, quiero recibir promociones',
    ),
    start: words('alta, darme de alta, reanudar, reactivar, empezar'),
    yes: words('sí, sí gracias, sí acepto, sí confirmo, acepto, aceptar, confirmo, confirmar, de acuerdo'),
    no: words('no gracias, no acepto, rechazo, rechazar'),
  },
  pt: {
    stop: words(
      'parar, pare, parar promoções, parar mensagens, interromper promoções, cancelar inscrição, cancelar subscrição, descadastrar, me descadastre, remover da lista, quero sair da lista, não quero mais mensagens, não quero mais receber mensagens, sair da lista, parem, parem de me enviar, pare de me enviar, parar de receber, não quero mais receber, não quero receber, não me enviem mais mensagens, não me mandem mais mensagens, me tirem da lista, me remova da lista',
    ),
    alone: words('sair, basta'),
    subscribe: words('retomar promoções, quero receber ofertas, quero receber promoções'),
    start: words('retomar, reativar, voltar a receber, inscrever, começar'),
    yes: words('sim, sim aceito, sim confirmo, aceito, aceitar, confirmo, confirmar, concordo'),
    no: words('não, não obrigado, não obrigada, não aceito, recuso, recusar'),
  },
  de: {
    stop: words(
      'stopp, abmelden, bitte abmelden, abmeldung, abbestellen, austragen, keine werbung, keine werbung mehr, keine nachrichten mehr, werbung stoppen, werbung beenden, newsletter abbestellen, angebote stoppen, stoppen, aufhören, hör auf, hört auf, hören sie auf, bitte aufhören, keine nachrichten, ich will keine werbung, ich möchte keine werbung, ich möchte keine nachrichten, ich will keine nachrichten mehr, ich möchte keine nachrichten mehr, ich will keine werbung mehr, ich möchte keine werbung mehr, schicken sie mir keine nachrichten mehr, schickt mir keine nachrichten mehr, nehmen sie mich aus dem verteiler',
    ),
    subscribe: words(
      'abonnieren, newsletter abonnieren, werbung fortsetzen, ich möchte angebote erhalten, ich möchte werbung erhalten',
    ),
    start: words('anmelden, wieder anmelden, fortsetzen, starten'),
    yes: words(
      'ja, ja bitte, ja gerne, ja ich bestätige, ja ich stimme zu, ich bestätige, bestätigen, ich stimme zu, zustimmen, einverstanden',
    ),
    no: words('nein, nein danke, ablehnen, ich lehne ab'),
  },
  fr: {
    stop: words(
      'stop pub, stop promo, stop promotions, arrêter, arrêtez, arrêter les promotions, arrêter les messages, désabonner, me désabonner, se désabonner, désabonnez-moi, désabonnement, désinscription, me désinscrire, désinscrivez-moi, ne plus recevoir de messages, je ne veux plus de messages, je ne veux plus recevoir, je ne souhaite plus recevoir, ne m’envoyez plus de messages, ne m’écrivez plus, arrête, plus de pub, plus de publicité, ça suffit, retirez-moi de la liste, supprimez-moi de la liste',
    ),
    subscribe: words(
      'm’abonner, reprendre les promotions, recevoir les offres, je veux recevoir des offres, je veux recevoir les offres',
    ),
    start: words('me réabonner, réabonner, réactiver, reprendre, commencer'),
    yes: words(
      'oui, oui merci, oui j’accepte, oui je confirme, j’accepte, accepter, je confirme, confirmer, d’accord',
    ),
    no: words('non, non merci, je refuse, refuser, je n’accepte pas'),
  },
  nl: {
    stop: words(
      'stoppen, stop promoties, stop reclame, afmelden, afmelding, meld mij af, uitschrijven, schrijf mij uit, geen reclame, geen reclame meer, geen berichten meer, ik wil geen reclame, ik wil geen reclame meer, ik wil geen berichten meer, stuur mij geen berichten meer, stuur me geen berichten meer, hou op, houd op, ophouden, haal me van de lijst, verwijder mij van de lijst',
    ),
    subscribe: words('abonneren, promoties hervatten, ik wil aanbiedingen ontvangen'),
    start: words('aanmelden, weer aanmelden, hervatten'),
    yes: words('ja graag, ja akkoord, akkoord, ik ga akkoord, ik bevestig, bevestigen'),
    no: words('nee, nee bedankt, nee dank je, nee dank u, weigeren'),
  },
  pl: {
    stop: words(
      'wypisz, wypisz mnie, wypisuję się, anuluj subskrypcję, zrezygnuj z subskrypcji, rezygnuję z subskrypcji, zatrzymaj promocje, nie chcę reklam, nie chcę więcej wiadomości, przestać, przestań, przestańcie, proszę przestać, nie chcę wiadomości, nie wysyłajcie mi wiadomości, proszę nie wysyłać wiadomości, nie piszcie do mnie, koniec reklam, usuńcie mnie z listy, proszę o wypisanie',
    ),
    subscribe: words('subskrybuj, wznów promocje, chcę otrzymywać oferty, chcę otrzymywać promocje'),
    start: words('wznów, zapisz mnie, zacznij'),
    yes: words('tak, tak potwierdzam, tak zgadzam się, potwierdzam, zgadzam się, wyrażam zgodę, akceptuję'),
    no: words('nie, nie dziękuję, nie zgadzam się, odrzucam'),
  },
  tr: {
    stop: words(
      'ret, durdur, promosyonları durdur, reklamları durdur, abonelikten çık, aboneliği iptal et, aboneliğimi iptal et, listeden çık, listeden çıkar, mesaj istemiyorum, mesaj almak istemiyorum, reklam istemiyorum, mesaj göndermeyin, mesaj göndermeyi bırakın, mesaj atmayın, reklam göndermeyin, mesajları durdur, mesajları durdurun, durdurun, listeden çıkarın, beni listeden çıkarın, abonelikten çıkmak istiyorum, mesaj almak istemiyorum artık',
    ),
    subscribe: words('abone ol, kampanya mesajı almak istiyorum, kampanyaları almak istiyorum'),
    start: words('başlat, başla, devam et'),
    yes: words('evet, evet onaylıyorum, evet kabul ediyorum, onaylıyorum, onayla, kabul ediyorum'),
    no: words('hayır, hayır teşekkürler, kabul etmiyorum, onaylamıyorum, reddediyorum'),
  },
  ru: {
    stop: words(
      'стоп, отписка, отписаться, отпишите, отпишите меня, отменить подписку, отмена подписки, остановить рассылку, прекратить рассылку, не присылайте рекламу, не присылайте мне рекламу, не присылайте мне сообщения, не присылайте сообщения, не присылайте мне больше сообщений, не пишите мне, не пишите мне больше, не хочу получать, я не хочу получать, прекратите, прекратите рассылку, прекратите присылать, перестаньте, перестаньте присылать, остановите рассылку, остановите сообщения, хватит рекламы, хватит присылать, хватит писать, удалите меня из рассылки, уберите меня из рассылки, отключите рассылку, отмените подписку',
    ),
    subscribe: words(
      'подписаться на рассылку, возобновить рассылку, хочу получать предложения, хочу получать акции',
    ),
    start: words('старт, начать, подписаться, возобновить'),
    yes: words('да, да согласен, да согласна, да подтверждаю, согласен, согласна, подтверждаю, подтвердить'),
    no: words('нет, нет спасибо, не согласен, не согласна, отказываюсь'),
  },
  uk: {
    stop: words(
      'відписка, відписатися, відписатись, відпишіть мене, скасувати підписку, зупинити розсилку, припинити розсилку, не надсилайте рекламу, стоп, припиніть, припиніть розсилку, припиніть надсилати, перестаньте, перестаньте надсилати, зупиніть розсилку, не надсилайте мені рекламу, не надсилайте мені повідомлення, не пишіть мені, не хочу отримувати, я не хочу отримувати, досить реклами, видаліть мене з розсилки, скасуйте підписку',
    ),
    subscribe: words('підписатися на розсилку, відновити розсилку, хочу отримувати пропозиції'),
    start: words('підписатися, відновити, почати'),
    yes: words('так, так згоден, так згодна, згоден, згодна, підтверджую, підтвердити'),
    no: words('ні, ні дякую, не згоден, не згодна, відмовляюся'),
  },
  ar: {
    stop: words(
      'إيقاف, أوقف, قف, ستوب, إلغاء الاشتراك, إلغاء اشتراكي, إيقاف الرسائل, أوقف الرسائل, إيقاف العروض, إيقاف العروض الترويجية, لا أريد رسائل, لا أريد إعلانات, لا ترسلوا لي رسائل, لا أريد رسائلكم, لا أريد استلام رسائل, لا أريد المزيد من الرسائل, لا ترسل لي رسائل, أوقفوا, أوقفوا الرسائل, توقفوا, توقفوا عن الإرسال, توقف عن الإرسال, توقف عن إرسال الرسائل, احذفوني من القائمة, ألغوا اشتراكي, الغ اشتراكي',
    ),
    subscribe: words('أريد استلام العروض, أريد استقبال العروض, أرغب في استلام العروض, استئناف العروض'),
    start: words('ابدأ, اشترك, اشتراك, استئناف'),
    yes: words('نعم, نعم أوافق, نعم موافق, أوافق, موافق, موافقة, أؤكد, تأكيد'),
    no: words('لا, لا شكرا, لا أوافق, غير موافق, أرفض, رفض'),
  },
  he: {
    stop: words(
      'הסר, הסרה, להסיר, הסר אותי, הסירו אותי, תסירו אותי, הפסיקו לשלוח, בלי פרסומות, לא רוצה פרסומות, להסרה, הפסיקו, תפסיקו, תפסיקו לשלוח, תפסיק לשלוח, די לשלוח, לא רוצה הודעות, לא רוצה לקבל הודעות, אני לא רוצה לקבל, אל תשלחו לי הודעות, אל תשלחו לי יותר, בטלו את המנוי, ביטול מנוי, ביטול הרשמה',
    ),
    subscribe: words('הרשמה לדיוור, אני רוצה לקבל מבצעים, אני רוצה לקבל עדכונים'),
    start: words('הצטרפות, להצטרף, חידוש, התחל'),
    yes: words('כן, כן בבקשה, כן מאשר, כן מאשרת, מאשר, מאשרת, אני מאשר, אני מאשרת, מסכים, מסכימה'),
    no: words('לא, לא תודה, לא מאשר, לא מאשרת, לא מסכים, לא מסכימה'),
  },
  hi: {
    stop: words(
      'स्टॉप, बंद करें, बंद करो, रोकें, रोको, संदेश बंद करें, मैसेज बंद करो, मैसेज बंद करें, प्रचार बंद करें, प्रमोशन बंद करें, सदस्यता रद्द करें, सदस्यता समाप्त करें, अनसब्सक्राइब, band karo, message band karo, बंद कर दो, बंद कर दीजिए, बंद कीजिए, बंद करें जी, मैसेज मत भेजो, मुझे मैसेज मत भेजो, मैसेज न भेजें, संदेश न भेजें, मुझे संदेश नहीं चाहिए, मुझे मैसेज नहीं चाहिए, band kar do, band kijiye, band karein, message mat bhejo, mujhe message mat bhejo, message nahi chahiye',
    ),
    subscribe: words('सब्सक्राइब, सब्सक्राइब करें, मुझे ऑफ़र भेजें, मुझे ऑफर भेजें, मुझे ऑफ़र चाहिए'),
    start: words('शुरू करें, शुरू करो, फिर से शुरू करें'),
    yes: words('हाँ, हां, जी हाँ, जी हां, सहमत, मैं सहमत हूँ, मैं सहमत हूं, स्वीकार, पुष्टि करें, haan'),
    no: words('नहीं, जी नहीं, नहीं धन्यवाद, असहमत, मैं सहमत नहीं हूँ, nahi, nahin'),
  },
  id: {
    stop: words(
      'berhenti, berhenti berlangganan, batal berlangganan, berhenti promosi, hentikan, hentikan promosi, stop promosi, stop iklan, unreg, jangan kirim lagi, jangan kirim pesan lagi, jangan kirim pesan, jangan kirimi saya pesan, jangan kirim promo, jangan kirim iklan, jangan hubungi saya, hentikan pesan, stop promo, berhenti kirim, berhenti mengirim, saya tidak mau menerima, saya tidak ingin menerima, tidak mau terima pesan, hapus saya dari daftar',
    ),
    subscribe: words('berlangganan, saya mau menerima promo, saya ingin menerima promo, lanjutkan promosi'),
    start: words('mulai, daftar, lanjutkan'),
    yes: words('ya, ya setuju, ya saya setuju, setuju, saya setuju, konfirmasi'),
    no: words('tidak, tidak terima kasih, tidak setuju, saya tidak setuju, tolak'),
  },
  zh: {
    stop: words(
      '退订, 我要退订, 取消订阅, 停止, 停止推广, 停止促销, 停止发送, 停止接收, 不再接收, 取消接收, 拒收, 不要再发了, 别再发了, 退訂, 我要退訂, 取消訂閱, 停止推廣, 停止促銷, 停止發送, 不要再發了, 別再發了, 不要再傳了, 不要再发, 别再发, 不要再给我发, 别再给我发, 不要给我发, 不想再收到, 不想收到, 不要发广告, 不要再發, 別再發, 不要再給我發, 不要再傳, 别烦我, 停止訂閱, 停止订阅, 拒绝接收, 拒絕接收, 取消推送, 关闭推送',
    ),
    subscribe: words(
      '订阅, 我要订阅, 恢复推广, 我想接收优惠, 我要接收优惠信息, 訂閱, 我要訂閱, 恢復推廣, 我想接收優惠, 我要接收優惠訊息',
    ),
    start: words('开始, 恢复, 开始接收, 恢复接收, 開始, 恢復, 開始接收, 恢復接收'),
    yes: words('是, 是的, 同意, 我同意, 确认, 我确认, 愿意, 我愿意, 確認, 我確認, 願意, 我願意'),
    no: words('否, 不, 不是, 不同意, 我不同意, 不愿意, 不用, 不用了, 不要, 拒绝, 不願意, 拒絕'),
  },
  ja: {
    stop: words(
      'ストップ, 配信停止, 配信停止希望, 配信停止してください, 配信を停止, 配信を停止してください, 配信解除, 配信不要, 登録解除, 購読解除, 購読停止, プロモーションを停止, 停止してください, 配信を止めて, 配信を止めてください, 配信をやめてください, 配信を中止, 送るのをやめてください, 送信しないでください, 送信を停止, メッセージを停止, メッセージを送らないで, メールを停止, 広告を停止, もう送らないで, もう送らないでください, 退会, やめてください, 止めてください, オプトアウト',
    ),
    subscribe: words('配信希望, 購読, 購読する, お得な情報を希望します, プロモーションを再開'),
    start: words('再開, 配信再開, 登録, 登録する, スタート'),
    yes: words('はい, はい同意します, 同意します, 同意する, 承諾します, 希望します, 確認しました'),
    no: words('いいえ, いいえ結構です, 結構です, 同意しません, 同意しない, 希望しません'),
  },
  ko: {
    stop: words(
      '수신거부, 수신 거부, 광고 수신거부, 광고 수신 거부, 광고 거부, 구독취소, 구독 취소, 구독해지, 구독 해지, 중지, 프로모션 중지, 광고 중지, 메시지 중지, 스톱, 그만 보내세요, 그만보내세요, 중단, 정지, 그만 보내주세요, 그만 보내 주세요, 그만 보내, 그만 보내라, 메시지 보내지 마세요, 메시지를 보내지 마세요, 문자 보내지 마세요, 문자를 보내지 마세요, 광고 보내지 마세요, 광고를 보내지 마세요, 더 이상 보내지 마세요, 메시지 보내지 말아 주세요, 문자 보내지 말아 주세요, 광고 보내지 말아 주세요, 문자 거부, 메시지 거부, 수신 차단, 메시지 받고 싶지 않아요, 문자 받고 싶지 않아요, 광고 받고 싶지 않아요, 광고를 원하지 않습니다, 구독을 취소, 구독 해제',
    ),
    subscribe: words(
      '구독, 구독하기, 수신동의, 수신 동의, 광고 수신동의, 광고 수신 동의, 혜택 받기, 프로모션 재개',
    ),
    start: words('시작, 재개, 다시 받기'),
    yes: words('예, 네, 네 동의합니다, 예 동의합니다, 동의, 동의합니다, 동의해요, 확인'),
    no: words('아니요, 아니오, 아뇨, 동의하지 않습니다, 동의 안 함, 거부, 싫어요'),
  },
  vi: {
    stop: words(
      'hủy đăng ký, huỷ đăng ký, ngừng nhận tin, dừng nhận tin, từ chối nhận tin, không nhận tin nữa, ngừng khuyến mãi, dừng khuyến mãi, đừng gửi nữa, ngừng gửi, dừng gửi, ngừng gửi tin, dừng gửi tin, đừng gửi tin nhắn, đừng gửi tin, đừng nhắn tin, đừng nhắn tin cho tôi, không muốn nhận tin, không muốn nhận tin nhắn, không muốn nhận quảng cáo, tôi không muốn nhận tin, tôi không muốn nhận tin nhắn, tôi không muốn nhận quảng cáo, không nhận tin, ngưng gửi, ngưng nhận tin, không nhận quảng cáo, ngừng quảng cáo',
    ),
    subscribe: words('đăng ký nhận tin, nhận khuyến mãi, tôi muốn nhận khuyến mãi'),
    start: words('bắt đầu, đăng ký, tiếp tục'),
    yes: words('có, vâng, đồng ý, tôi đồng ý, có tôi đồng ý, vâng tôi đồng ý, xác nhận'),
    no: words('không, không cảm ơn, không đồng ý, tôi không đồng ý, từ chối'),
  },
  th: {
    stop: words(
      'หยุด, หยุดส่ง, หยุดส่งข้อความ, หยุดโปรโมชั่น, ยกเลิกการสมัคร, ยกเลิกรับข่าวสาร, ไม่รับข่าวสาร, เลิกรับข่าวสาร, เลิกส่ง, เลิกส่งข้อความ, ยกเลิกข้อความ, ยกเลิกข่าวสาร, ยกเลิกการรับข่าวสาร, ยกเลิกการรับข้อความ, ไม่ต้องส่งข้อความ, ไม่ต้องส่งมาอีก, ไม่ต้องการรับข่าวสาร, ไม่ต้องการรับข้อความ, ไม่อยากรับข้อความ, ไม่อยากรับโฆษณา, ไม่เอาโฆษณา, อย่าส่งข้อความ, อย่าส่งมาอีก',
    ),
    subscribe: words('สมัครรับข่าวสาร, รับโปรโมชั่น, ต้องการรับโปรโมชั่น'),
    start: words('เริ่ม, สมัคร, เริ่มใหม่'),
    yes: words('ใช่, ใช่ค่ะ, ใช่ครับ, ตกลง, ยินยอม, ยืนยัน, ยอมรับ'),
    no: words('ไม่, ไม่ใช่, ไม่ตกลง, ไม่ยินยอม, ไม่ต้องการ, ปฏิเสธ'),
  },
  sv: {
    stop: words(
      'avregistrera, avregistrera mig, avprenumerera, avsluta prenumeration, avanmäl, avanmäl mig, sluta skicka, ingen reklam, stoppa reklam, stoppa, sluta, sluta skriva, inga fler meddelanden, inga meddelanden, skicka inte fler meddelanden, ta bort mig från listan, jag vill inte ha reklam, ingen mer reklam',
    ),
    subscribe: words('prenumerera, jag vill få erbjudanden'),
    start: words('starta, anmäl mig, återuppta'),
    yes: words('ja tack, ja jag godkänner, jag godkänner, godkänn, bekräfta, jag bekräftar'),
    no: words('nej, nej tack, avböj'),
  },
  da: {
    stop: words(
      'afmeld, afmeld mig, frameld, frameld mig, ingen reklame, ingen reklamer, stop reklame, stop reklamer, stop beskeder, ingen beskeder, ikke flere beskeder, send ikke flere beskeder, ingen flere beskeder, slet mig fra listen, fjern mig fra listen, jeg vil ikke have reklame',
    ),
    subscribe: words('abonner, tilmeld nyhedsbrev, jeg vil modtage tilbud'),
    start: words('tilmeld, tilmeld mig, genoptag'),
    yes: words('ja tak, jeg accepterer, bekræft, jeg bekræfter'),
    no: words('nej tak, afvis, jeg accepterer ikke'),
  },
  no: {
    stop: words(
      'meld meg av, avmeld, avmeld meg, avslutt abonnement, stopp reklame, stopp, slutt å sende, slutt med, ingen flere meldinger, ikke send meg meldinger, ikke send flere meldinger, ingen reklame, fjern meg fra listen, jeg vil ikke ha reklame',
    ),
    subscribe: words('jeg vil motta tilbud, jeg vil ha tilbud'),
    start: words('meld meg på, gjenoppta'),
    yes: words('ja takk, jeg godtar, godta, bekreft, jeg bekrefter'),
    no: words('nei, nei takk, avslå, jeg godtar ikke'),
  },
  fi: {
    stop: words(
      'lopeta, lopeta viestit, lopeta mainokset, ei mainoksia, ei enää viestejä, poista minut listalta, lopettakaa, lopeta lähettäminen, lopettakaa lähettäminen, älkää lähettäkö viestejä, en halua viestejä, en halua mainoksia, ei viestejä',
    ),
    subscribe: words('tilaa uutiskirje, haluan tarjouksia'),
    start: words('aloita, aloita uudelleen'),
    yes: words('kyllä, kyllä kiitos, hyväksyn, vahvista, vahvistan, suostun'),
    no: words('ei, ei kiitos, en hyväksy, en suostu'),
  },
  cs: {
    stop: words(
      'odhlásit, odhlásit se, odhlaste mě, odhlásit odběr, zrušit odběr, nechci reklamu, nechci reklamy, přestaňte, přestaňte posílat, přestaň, nechci zprávy, nechci další zprávy, neposílejte mi zprávy, neposílejte mi reklamu, už mi nepište, nepište mi, odhlaste mne, vyřaďte mě ze seznamu, zastavit zprávy',
    ),
    subscribe: words('odebírat novinky, chci dostávat nabídky'),
    start: words('přihlásit, přihlásit se, obnovit'),
    yes: words('ano, ano souhlasím, ano potvrzuji, souhlasím, potvrzuji'),
    no: words('ne, ne děkuji, nesouhlasím, odmítám'),
  },
  ro: {
    stop: words(
      'dezabonare, dezabonează-mă, mă dezabonez, opriți mesajele, opriți reclamele, nu mai vreau mesaje, nu mai vreau reclame, nu mai trimiteți mesaje, nu mai trimiteți reclame, nu îmi mai trimiteți mesaje, nu-mi mai trimiteți mesaje, nu vreau mesaje, nu vreau reclame, nu mai doresc mesaje, opriți, scoateți-mă din listă, ștergeți-mă din listă, vreau să mă dezabonez',
    ),
    subscribe: words('abonează-mă la oferte, vreau să primesc oferte'),
    start: words('abonare, abonează-mă, reia'),
    yes: words('da, da accept, da sunt de acord, sunt de acord, confirm'),
    no: words('nu, nu mulțumesc, nu sunt de acord, nu accept, refuz'),
  },
  hu: {
    stop: words(
      'leiratkozás, leiratkozom, nem kérek reklámot, nem kérek több üzenetet, ne küldjenek több üzenetet, nem kérek üzenetet, nem kérek több reklámot, ne küldjetek több üzenetet, ne küldjenek üzenetet, ne írjanak többet, hagyják abba, hagyd abba, töröljenek a listáról, leiratkozni szeretnék, leiratkozás a hírlevélről',
    ),
    subscribe: words('feliratkozás a hírlevélre, kérem az ajánlatokat'),
    start: words('feliratkozás, feliratkozom'),
    yes: words('igen, igen elfogadom, igen megerősítem, elfogadom, megerősítem, beleegyezem'),
    no: words('nem, nem köszönöm, nem fogadom el, elutasítom'),
  },
  el: {
    stop: words(
      'στοπ, σταματήστε, απεγγραφή, κατάργηση εγγραφής, διακοπή μηνυμάτων, όχι άλλα μηνύματα, δεν θέλω διαφημίσεις, σταμάτα, σταματήστε τα μηνύματα, μη στέλνετε μηνύματα, μην στέλνετε μηνύματα, μη μου στέλνετε μηνύματα, μην μου στέλνετε μηνύματα, δεν θέλω μηνύματα, δεν θέλω άλλα μηνύματα, διαγραφή από τη λίστα, διαγράψτε με από τη λίστα',
    ),
    subscribe: words('εγγραφή στο newsletter, θέλω να λαμβάνω προσφορές'),
    start: words('έναρξη, εγγραφή, συνέχεια'),
    yes: words('ναι, ναι συμφωνώ, ναι αποδέχομαι, συμφωνώ, αποδέχομαι, επιβεβαιώνω'),
    no: words('όχι, όχι ευχαριστώ, δεν συμφωνώ, δεν αποδέχομαι'),
  },
};
