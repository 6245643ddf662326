import type { Strings } from './en.ts'

/** Counts stand after a colon: so one form serves all six plurals of Arabic. */
export const ar: Strings = {
  title: 'الدعم',
  assistant: 'المساعد',
  you: 'أنت',
  agent: 'موظف الدعم',

  welcome: 'كيف يمكننا مساعدتك؟',
  greeting:
    'مرحبًا! أنا مساعد يعمل بالذكاء الاصطناعي. أجيب من مقالات المساعدة لدينا، وإذا لم أجد الإجابة فيها أستدعي شخصًا من فريقنا. يمكنك طلب التحدث إلى شخص في أي وقت.',
  aiDisclosure: 'أنا مساعد يعمل بالذكاء الاصطناعي، ويمكنك طلب التحدث إلى شخص في أي وقت.',
  suggestions: 'أسئلة شائعة',

  conversation: 'المحادثة',
  composerLabel: 'رسالتك',
  composerHint: 'اطرح سؤالًا…',
  composerHintAgent: (name) => `اكتب إلى ${name}…`,
  send: 'إرسال الرسالة',
  charactersLeft: (left) => `الأحرف المتبقية: ${left}`,
  tooLong: (over) => `الأحرف الزائدة: ${over}`,
  aiNote: 'قد يخطئ الذكاء الاصطناعي. روابط المصادر مرفقة.',

  talkToPerson: 'التحدث إلى شخص',
  talkToPersonReason: 'طلب العميل التحدث إلى شخص.',
  askedForPerson: 'تم طلب شخص',

  statusAssistant: 'مساعد بالذكاء الاصطناعي',
  statusWaiting: 'في انتظار شخص',
  statusAgent: (name) => `${name} معك الآن`,
  statusResolved: 'تم الحل',

  waitingTitle: (position) => {
    if (position === null) return 'نبحث عن شخص لمساعدتك'
    return position === 1 ? 'أنت التالي في الدور' : `ترتيبك في الدور: ${position}`
  },
  waitingText: 'سيصلك الرد هنا. ويمكن للمساعد أن يجيبك أثناء الانتظار.',
  agentJoined: (name) => `انضم ${name} إلى المحادثة`,
  backToAssistant: 'عاد المساعد إلى الإجابة',
  agentText: 'شخص من فريقنا. المساعد صامت الآن.',

  solvedQuestion: 'هل حل ذلك مشكلتك؟',
  solvedYes: 'نعم، شكرًا',
  solvedNo: 'لا',
  notSolved: 'نأسف لذلك. اسأل بكلمات أخرى، أو:',
  solvedTitle: 'يسعدنا أن المشكلة حُلّت.',
  solvedText: 'اكتب إلينا مجددًا إن احتجت إلى شيء آخر.',

  newConversation: 'محادثة جديدة',
  newConversationSure: 'هل تريد بدء محادثة جديدة؟ لن تظهر هذه المحادثة هنا بعد ذلك.',
  startNew: 'بدء محادثة',
  cancel: 'إلغاء',
  downloadTranscript: 'تنزيل المحادثة',

  source: 'المصدر',
  sources: 'المصادر',
  openSource: (question) => `اقرأ مقال المساعدة «${question}»`,
  updated: (date) => `آخر تحديث: ${date}`,
  close: 'إغلاق',
  closeChat: 'إغلاق المحادثة',
  quickReplies: 'هل تقصد',
  actionCheckFaq: 'عرض الأسئلة الشائعة',
  actionRephrase: 'إعادة الصياغة',
  commonQuestions: 'الأسئلة الشائعة',

  copy: 'نسخ الرسالة',
  copied: 'تم النسخ',
  helpful: 'مفيد',
  notHelpful: 'غير مفيد',
  feedbackReason: 'ما الذي كان ناقصًا؟ (اختياري)',
  feedbackThanks: 'شكرًا على ملاحظتك.',
  rateQuestion: 'كيف كانت المساعدة؟',
  rateComment: 'هل تود إضافة شيء؟ (اختياري)',
  rateThanks: 'شكرًا على تقييمك.',
  sendOpinion: 'إرسال',
  sound: 'الصوت',
  stars: (count) => `عدد النجوم: ${count}`,

  writing: (name) => `${name} يكتب الآن`,
  sending: 'جارٍ الإرسال…',
  queued: 'ستُرسل عند عودة الاتصال',
  notSent: 'لم تُرسل.',
  retry: 'إعادة المحاولة',
  edit: 'تعديل',
  remove: 'إزالة',
  sent: 'تم الإرسال',

  unreachable: 'تعذّر الوصول إلى الخادم.',
  broken: 'حدث خطأ من جانبنا.',
  gone: 'انتهت صلاحية المحادثة.',
  rateLimited: (seconds) =>
    seconds <= 0
      ? 'يمكنك الإرسال مجددًا الآن.'
      : `رسائل كثيرة دفعة واحدة. أعد المحاولة بعد (ثوانٍ): ${seconds}`,

  offline: 'أنت غير متصل. سيُحفظ ما تكتبه ويُرسل عند عودتك.',
  reconnecting: 'انقطع الاتصال. جارٍ إعادة الاتصال…',
  loading: 'جارٍ تحميل المحادثة…',
  loadingOlder: 'جارٍ تحميل الرسائل السابقة…',
  historyFailed: 'تعذّر تحميل الرسائل السابقة.',
  newMessages: (count) => `رسائل جديدة: ${count}`,
  toLatest: 'الانتقال إلى أحدث رسالة',
  today: 'اليوم',
  yesterday: 'أمس',
  expired: 'انتهت صلاحية محادثتك السابقة، وهذه محادثة جديدة.',
}
