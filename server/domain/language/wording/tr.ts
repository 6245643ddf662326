import type { Wording } from './en.ts'

export const tr: Wording = {
  greeting: 'Merhaba! Ben bu mağazanın yapay zekâ asistanıyım. Size nasıl yardımcı olabilirim?',
  thanks: 'Rica ederim! Yardımcı olabileceğim başka bir konu var mı?',
  goodbye: 'Hoşça kalın, yazdığınız için teşekkür ederiz. İhtiyaç duyarsanız bu sohbet burada kalacak.',
  areYouARobot:
    'Ben bir insan değil, yapay zekâ asistanıyım. Yardım merkezimizdeki bilgilere göre yanıt veririm; dilediğiniz zaman bir çalışma arkadaşımızı çağırabilirim, söylemeniz yeterli.',
  understood: 'Harika. Yardımcı olabileceğim başka bir konu var mı?',
  greetingInLine:
    'Merhaba! Bir çalışma arkadaşımız için hâlâ sıradasınız. Bu arada yardımcı olabileceğim bir konu var mı?',
  nothingAbout: '“{word}” hakkında bir şey bulamadım.',
  didYouMeanOne: 'Aradığınız bu mu?',
  didYouMeanSeveral: 'Aradığınız bunlardan biri mi?',
  which: 'Hangisini kastediyorsunuz?',
  foundIn: 'Bunu başka bir dilde buldum ({language}):',
  mayHelp: 'Bu yardımcı olabilir:',
  didItHelp: 'Bu, sorunuzu yanıtladı mı?',
  helped: 'Yardımcı olmasına sevindim. Başka bir sorunuz var mı?',
  noneOfThese:
    'Üzgünüm, hiçbiri aradığınız değilmiş. Bir çalışma arkadaşımdan size yardımcı olmasını istedim.',
  personRequested: 'Elbette. Bir çalışma arkadaşımdan size yardımcı olmasını istedim.',
  noAnswer: 'Bundan emin değilim, bu yüzden bir çalışma arkadaşımdan size yardımcı olmasını istedim.',
  keyword: 'Bir çalışma arkadaşımdan bu konuda size yardımcı olmasını istedim.',
  modelUnavailable:
    'Şu anda buna yanıt veremiyorum, bu yüzden bir çalışma arkadaşımdan size yardımcı olmasını istedim.',
  askBackNothing: 'Size nasıl yardımcı olabilirim? Birkaç kelime yeterli.',
  askBackReference: '{reference} numaralı sipariş hakkında ne öğrenmek istersiniz?',
  askBackOffTopic: 'Bu mağazayla ilgili sorularınıza yardımcı olabilirim. Ne öğrenmek istersiniz?',
  added: 'Bunu çalışma arkadaşımız için ekledim.',
  stillInLine: 'Bir çalışma arkadaşımız için hâlâ sıradasınız. Mesajınızı onun için sakladım.',
  withdrawn:
    'Tamam, artık sırada değilsiniz. Yine de bir çalışma arkadaşımıza ihtiyaç duyarsanız söylemeniz yeterli.',
  colleague: 'Çalışma arkadaşımız',
  colleagueAsked:
    'Bir çalışma arkadaşımıza haber verdik. Bu sohbeti kapatabilirsiniz; yanıtımızı burada bulacaksınız.',
  agentJoined: '{agent} sohbete katıldı',
  agentLeft: '{agent} sohbetten ayrıldı',
  agentClosed: '{agent} bu sohbeti kapattı. Hâlâ yardıma mı ihtiyacınız var? Yanıt yazmanız yeterli.',
  backInLine: '{agent} ayrılmak zorunda kaldı. Sıradaki yeriniz korunuyor.',
  requestWithdrawn: 'Artık sırada değilsiniz. Asistan yeniden yanıt veriyor.',
}
