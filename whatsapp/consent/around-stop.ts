const words = (text: string) => text.split(', ');

/**
 * What customers write around a word that ends marketing, by ISO 639-1: politeness, and what is to be ended. Never a
 * word that turns it round, such as “not”, nor one that makes it about an order or a place.
 */
export const aroundStop: Readonly<Record<string, readonly string[]>> = {
  en: words(
    'please, pls, plz, kindly, thanks, thank you, thank u, very much, hi, hello, hey, ok, okay, sorry, can you, could you, would you, will you, you, i, i would like, i’d like, want to, wish to, need to, to, just, now, immediately, at once, again, anymore, any more, all, any, more, of, the, this list, this company, this number, this newsletter, these, those, everything, your, me, us, from, with, on, via, by whatsapp, send, sending, receive, receiving, getting, messaging, texting, contacting, writing, bothering, spamming, message, messages, msg, msgs, text, texts, sms, spam, mail, mails, whatsapp, promotion, promotions, promotional, promo, promos, marketing, advertising, advertisement, advertisements, ad, ads, offer, offers, news, newsletter, newsletters, notification, notifications, update, updates, list, lists, mailing, company, forever',
  ),
  it: words(
    'per favore, per piacere, per cortesia, perfavore, prego, grazie, grazie mille, ciao, salve, buongiorno, buonasera, scusate, ok, vi prego, vorrei, voglio, desidero, potete, di, da, dal, dalla, dalle, dai, a, con, i, il, la, le, lo, l, gli, subito, per sempre, tutti, tutte, tutti i, tutte le, questi, queste, vostri, vostre, i vostri, le vostre, mandarmi, inviarmi, scrivermi, mandare, inviare, ricevere, messaggi, messaggio, sms, spam, whatsapp, promozioni, promozione, promozionali, pubblicità, pubblicitari, marketing, offerte, newsletter, notifiche, comunicazioni, lista, iscrizione',
  ),
  es: words(
    'por favor, porfavor, porfa, gracias, muchas gracias, hola, buenos días, buenas, buenas tardes, disculpe, ok, quiero, quisiera, deseo, me gustaría, pueden, puede, solicito, de, del, a, con, el, la, las, los, su, sus, esta lista, estos, estas, todos, todas, todos los, todas las, enviarme, mandarme, escribirme, enviar, mandar, recibir, enviando, mandando, mensajes, mensaje, sms, spam, whatsapp, promociones, promocionales, publicidad, publicitarios, marketing, ofertas, newsletter, boletín, notificaciones, lista, suscripción, inmediatamente',
  ),
  pt: words(
    'por favor, porfavor, pf, pfv, se faz favor, obrigado, obrigada, muito obrigado, muito obrigada, olá, oi, bom dia, boa tarde, ok, quero, queria, gostaria de, desejo, podem, pode, de, da, do, das, dos, desta, dessa, com, a, as, o, os, me, sua, suas, seus, estas, essas, esses, todas, todos, enviar, mandar, receber, enviando, mandando, recebendo, mensagens, mensagem, sms, spam, whatsapp, promoções, promocionais, propaganda, propagandas, publicidade, marketing, ofertas, newsletter, notificações, lista, inscrição, imediatamente',
  ),
  de: words(
    'bitte, danke, vielen dank, danke schön, hallo, guten tag, guten morgen, guten abend, sorry, ok, ich möchte, ich will, ich wünsche, können sie, könnt ihr, kannst du, mich, mir, uns, sie, ihr, sofort, jetzt, endlich, alle, aller, alles, diese, dieser, die, der, den, das, von, vom, aus, mit, für, zu, eure, eurer, ihre, ihrer, schicken, senden, zusenden, schreiben, erhalten, bekommen, nachrichten, nachricht, sms, spam, whatsapp, werbung, werbenachrichten, werbe, marketing, angebote, angeboten, promotions, newsletter, benachrichtigungen, liste, verteiler, in zukunft',
  ),
  fr: words(
    's’il vous plaît, s’il vous plait, s’il te plaît, svp, stp, merci, merci beaucoup, merci d’avance, bonjour, bonsoir, salut, désolé, ok, veuillez, je veux, je voudrais, je souhaite, pouvez-vous, vous pouvez, de, d, du, des, à, la, le, les, l, me, m, moi, ces, cette, vos, votre, tous, toutes, tous les, toutes les, tout, avec, envoyer, m’envoyer, recevoir, écrire, contacter, messages, message, sms, spam, spams, whatsapp, promotions, promo, promos, promotionnels, publicitaires, publicité, publicités, pub, pubs, marketing, offres, newsletter, notifications, liste, immédiatement, maintenant, tout de suite',
  ),
  nl: words(
    'alstublieft, alsjeblieft, aub, ajb, graag, bedankt, dank u, dank je, dank u wel, dank je wel, hallo, goedendag, sorry, ok, ik wil, ik wil graag, wilt u, wil je, kunt u, kun je, mij, me, u, van, met, voor, het, de, deze, dit, alle, allemaal, alles, uw, jullie, te, om, direct, nu, sturen, stuur, zenden, ontvangen, krijgen, berichten, bericht, sms, spam, whatsapp, reclame, promoties, promotie, aanbiedingen, marketing, nieuwsbrief, meldingen, lijst',
  ),
  pl: words(
    'proszę, bardzo proszę, dziękuję, dzięki, dzień dobry, cześć, ok, chcę, chciałbym, chciałabym, mi, mnie, do mnie, z, ze, od, tej, tych, te, listy, wszystkie, wszystkich, wasze, waszych, już, teraz, natychmiast, wysyłać, wysyłania, wysyłanie, przysyłać, otrzymywać, wiadomości, wiadomość, sms, smsy, smsów, spam, spamu, whatsapp, reklamy, reklam, reklamowych, promocje, promocji, promocyjnych, marketing, marketingowych, ofert, oferty, newsletter, newslettera, powiadomienia',
  ),
  tr: words(
    'lütfen, rica ederim, rica ediyorum, teşekkürler, teşekkür ederim, sağolun, merhaba, selam, ok, tamam, artık, hemen, şimdi, bana, beni, bu, tüm, bütün, sizden, sizin, daha fazla, istiyorum, mesaj, mesajı, mesajlar, mesajları, mesajlarınızı, sms, spam, whatsapp, reklam, reklamları, reklamlarınızı, promosyon, promosyonları, kampanya, kampanyaları, pazarlama, bülten, bildirim, bildirimleri, göndermeyi, gönderimi',
  ),
  ru: words(
    'пожалуйста, плиз, спасибо, большое спасибо, здравствуйте, добрый день, привет, ок, прошу, хочу, я хочу, можете, мне, меня, нам, от, от вас, с, из, больше, все, всю, всех, вся, эту, эти, этой, ваши, вашу, вашей, сейчас, немедленно, присылать, отправлять, слать, отправку, получать, писать, сообщения, сообщение, сообщений, смс, спам, sms, whatsapp, ватсап, рассылка, рассылку, рассылки, реклама, рекламу, рекламы, рекламные, рекламных, акции, акций, предложения, предложений, маркетинг, уведомления, уведомлений',
  ),
  uk: words(
    'будь ласка, дякую, щиро дякую, добрий день, вітаю, привіт, ок, прошу, хочу, я хочу, можете, мені, мене, від, від вас, з, із, більше, всі, усі, всю, цю, ці, ваші, вашу, вашої, зараз, негайно, надсилати, відправляти, слати, отримувати, писати, повідомлення, повідомлень, смс, спам, sms, whatsapp, розсилка, розсилку, розсилки, реклама, рекламу, реклами, рекламні, акції, пропозиції, пропозицій, маркетинг, сповіщення',
  ),
  ar: words(
    'من فضلك, من فضلكم, رجاء, الرجاء, أرجو, لو سمحت, لو سمحتم, شكرا, شكرا لك, شكرا لكم, مرحبا, السلام عليكم, حسنا, أريد, أرغب في, هل يمكنكم, الآن, فورا, كل, جميع, هذه, عن, من, لي, إلي, إرسال, ارسال, استلام, استقبال, الرسائل, رسائل, رسائلكم, الإعلانات, إعلانات, الإعلانية, العروض, عروض, عروضكم, الترويجية, التسويق, التسويقية, الدعاية, القائمة, النشرة, الإشعارات, واتساب, whatsapp, sms',
  ),
  he: words(
    'בבקשה, נא, אנא, תודה, תודה רבה, שלום, היי, סליחה, אוקיי, אני רוצה, אבקש, אותי, לי, אלי, מהרשימה, מרשימת התפוצה, מהתפוצה, מכם, שלכם, כל, את, את כל, עכשיו, מיד, יותר, לשלוח, לקבל, הודעות, ההודעות, הודעה, פרסומות, פרסומת, פרסום, הפרסומות, מבצעים, המבצעים, עדכונים, דיוור, ספאם, סמס, whatsapp, sms, וואטסאפ',
  ),
  hi: words(
    'कृपया, प्लीज, प्लीज़, धन्यवाद, शुक्रिया, नमस्ते, मुझे, मुझको, मेरे को, अब, अभी, तुरंत, सभी, सब, सारे, ये, यह, आपके, अपने, को, के, का, की, से, भेजना, भेजने, संदेश, संदेशों, मैसेज, मेसेज, विज्ञापन, प्रचार, प्रमोशन, ऑफ़र, ऑफर, मार्केटिंग, एसएमएस, please, pls, kripya, mujhe, mujhko, ab, abhi, sab, saare, ye, yeh, message, messages, msg, sms, bhejna, offer, offers, promotion, whatsapp',
  ),
  id: words(
    'tolong, mohon, harap, silakan, dong, ya, terima kasih, makasih, trims, halo, hai, maaf, ok, saya mau, saya ingin, mau, ingin, saya, ke saya, kepada saya, dari, untuk, semua, semuanya, ini, sekarang, segera, kirim, mengirim, kirimkan, kirimi, mengirimkan, menerima, pengiriman, kirim pesan, mengirim pesan, mengirimkan pesan, menerima pesan, semua pesan, pesan promosi, pesan iklan, pesan ini, sms, spam, whatsapp, wa, iklan, promo, promosi, penawaran, pemasaran, marketing, notifikasi, newsletter, langganan, lagi',
  ),
  zh: words(
    '请, 請, 麻烦, 麻煩, 拜托, 拜託, 谢谢, 謝謝, 谢谢你, 多谢, 多謝, 你好, 您好, 不好意思, 好的, 我, 我要, 我想, 你们, 你們, 您, 可以, 给我, 給我, 向我, 帮我, 幫我, 一下, 了, 吧, 啊, 的, 再, 所有, 全部, 一切, 这些, 這些, 马上, 馬上, 立即, 立刻, 现在, 現在, 发送, 發送, 发, 發, 传送, 傳送, 推送, 接收, 收到, 信息, 消息, 短信, 訊息, 簡訊, 讯息, 垃圾, 广告, 廣告, 营销, 營銷, 行銷, 推广, 推廣, 促销, 促銷, 优惠, 優惠, 通知, 回复, 回覆, t, td, r, sms, whatsapp',
  ),
  ja: words(
    'すみません, すいません, 恐れ入りますが, お手数ですが, どうか, お願い, お願いします, お願いいたします, お願い致します, おねがいします, ありがとう, ありがとうございます, こんにちは, もう, 今すぐ, すぐに, すべて, 全て, 全部, の, を, は, に, が, と, して, してください, して下さい, ください, 下さい, します, したい, したいです, 希望, 希望します, 配信, 送信, 送るの, 受信, メッセージ, メール, 広告, 宣伝, 通知, お知らせ, プロモーション, キャンペーン, マーケティング, sms, whatsapp',
  ),
  ko: words(
    '제발, 부디, 부탁, 부탁해요, 부탁합니다, 부탁드려요, 부탁드립니다, 감사합니다, 고맙습니다, 감사해요, 안녕하세요, 죄송하지만, 이제, 더 이상, 더이상, 지금, 당장, 즉시, 좀, 저에게, 저한테, 모든, 모두, 전부, 다, 을, 를, 이, 은, 해주세요, 해 주세요, 해줘요, 해줘, 해요, 합니다, 하세요, 하고 싶어요, 하고 싶습니다, 원합니다, 신청, 처리, 메시지, 메세지, 문자, 카톡, 광고, 홍보, 프로모션, 마케팅, 혜택, 알림, 소식, 수신, 스팸, sms, whatsapp',
  ),
  vi: words(
    'làm ơn, vui lòng, xin, xin vui lòng, xin hãy, hãy, cảm ơn, xin cảm ơn, cám ơn, xin chào, chào bạn, giúp tôi, giúp mình, nhé, ạ, với, tôi muốn, mình muốn, cho tôi, cho mình, tôi, ngay, ngay bây giờ, nữa, tất cả, các, những, này, của bạn, từ bạn, gửi, gửi tin, nhận, tin, tin nhắn, sms, spam, whatsapp, quảng cáo, khuyến mãi, tiếp thị, ưu đãi, thông báo, bản tin',
  ),
  th: words(
    'กรุณา, โปรด, ได้โปรด, รบกวน, ช่วย, ขอ, ขอบคุณ, ขอบคุณค่ะ, ขอบคุณครับ, สวัสดี, สวัสดีค่ะ, สวัสดีครับ, ค่ะ, คะ, ครับ, นะ, นะคะ, นะครับ, ด้วย, หน่อย, ที, แล้ว, เดี๋ยวนี้, ตอนนี้, ทันที, ทั้งหมด, ทุก, นี้, เหล่านี้, จากคุณ, ให้ฉัน, ให้ผม, มา, การ, ส่ง, รับ, ข้อความ, โฆษณา, โปรโมชั่น, โปรโมชัน, การตลาด, ข่าวสาร, แจ้งเตือน, การแจ้งเตือน, สแปม, sms, whatsapp',
  ),
  sv: words(
    'snälla, tack, tack så mycket, vänligen, var vänlig, hej, ok, jag vill, kan ni, kan du, mig, till mig, från, av, med, på, ert, era, er, alla, allt, den, det, dessa, här, listan, nu, genast, att, skicka, skickar, få, meddelanden, meddelande, sms, spam, whatsapp, reklam, erbjudanden, kampanjer, marknadsföring, nyhetsbrev, notiser',
  ),
  da: words(
    'venligst, tak, mange tak, vær venlig, hej, ok, jeg vil, jeg vil gerne, kan i, kan du, mig, til mig, fra, af, med, på, jeres, alle, alt, det, den, de, disse, her, listen, nu, straks, at, sende, sender, få, modtage, beskeder, besked, sms, spam, whatsapp, reklame, reklamer, tilbud, kampagner, markedsføring, nyhedsbrev, notifikationer',
  ),
  no: words(
    'vennligst, takk, tusen takk, vær så snill, hei, ok, jeg vil, jeg vil gjerne, kan dere, kan du, meg, til meg, fra, av, med, på, deres, alle, alt, det, den, de, disse, her, listen, nå, straks, å, sende, sender, få, motta, meldinger, melding, sms, spam, whatsapp, reklame, tilbud, kampanjer, markedsføring, nyhetsbrev, varsler',
  ),
  fi: words(
    'kiitos, kiitoksia, kiitos paljon, ole hyvä, olkaa hyvä, hei, moi, anteeksi, ok, haluan, minulle, minut, teiltä, kaikki, kaikkien, nämä, näiden, nyt, heti, lähettäminen, lähettämisen, lähettää, viestit, viestien, viestejä, sms, spam, whatsapp, mainokset, mainosten, mainoksia, tarjoukset, tarjousten, markkinointi, markkinoinnin, uutiskirje, uutiskirjeen, ilmoitukset',
  ),
  cs: words(
    'prosím, prosím vás, děkuji, děkuju, díky, dobrý den, ahoj, ok, chci, chtěl bych, chtěla bych, mi, mě, mne, mně, z, ze, od, od vás, tento, tyto, těchto, všechny, všech, seznamu, vaše, vašich, už, hned, ihned, posílat, zasílat, dostávat, posílání, zasílání, zprávy, zpráv, sms, spam, whatsapp, reklamy, reklamu, reklam, nabídky, nabídek, akce, marketing, newsletter, newsletteru, upozornění',
  ),
  ro: words(
    'vă rog, va rog, te rog, vă rog frumos, mulțumesc, mersi, bună, bună ziua, salut, ok, vreau, doresc, aș vrea, puteți, să, mi, îmi, mă, de la, de pe, din, la, pe, lista, listă, toate, aceste, acum, imediat, trimiterea, trimiteți, primesc, mesaje, mesajele, mesajelor, sms, spam, whatsapp, reclame, reclamele, promoții, promoțiile, promoțional, promoționale, marketing, oferte, ofertele, newsletter, notificări, notificările',
  ),
  hu: words(
    'kérem, kérlek, legyen szíves, legyetek szívesek, köszönöm, köszi, köszönöm szépen, jó napot, üdvözlöm, szia, ok, szeretnék, szeretném, a, az, ezt, ezeket, összes, minden, nekem, engem, listáról, a listáról, most, azonnal, többet, küldeni, kapni, üzenetet, üzeneteket, üzenetek, sms, spam, whatsapp, reklámot, reklámokat, reklámok, ajánlatokat, marketing, hírlevél, hírlevelet, hírlevélről, értesítéseket',
  ),
  el: words(
    'παρακαλώ, σας παρακαλώ, ευχαριστώ, ευχαριστώ πολύ, γεια, γεια σας, καλημέρα, καλησπέρα, ok, θέλω, θα ήθελα, μπορείτε, να, μου, με, από, από τη λίστα, τη, την, τα, τις, το, αυτά, όλα, όλες, σας, τώρα, αμέσως, στέλνετε, στείλετε, λαμβάνω, μηνύματα, μήνυμα, sms, spam, whatsapp, διαφημίσεις, διαφημιστικά, προσφορές, προωθητικά, μάρκετινγκ, marketing, newsletter, ενημερώσεις, ειδοποιήσεις',
  ),
};
