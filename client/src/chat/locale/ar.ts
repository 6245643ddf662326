import type { Strings } from './en.ts'

/** Counts stand after a colon: so one form serves all six plurals of Arabic. */
export const ar: Strings = {
  title: 'الدعم',
  assistant: 'المساعد',
  you: 'أنت',
  agent: 'موظف الدعم',

  welcome: 'كيف يمكننا مساعدتك؟',
  greeting:
    'مرحبًا! أنا مساعد يعمل بالذكاء الاصطناعي. أجيب من مركز المساعدة لدينا. إذا لم أستطع مساعدتك فسأستدعي أحد زملائنا، ويمكنك طلب ذلك في أي وقت.',
  aiDisclosure: 'أنا مساعد يعمل بالذكاء الاصطناعي، ويمكنك طلب التحدث إلى أحد زملائنا في أي وقت.',
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
  askedForPerson: 'أبلغنا أحد زملائنا',

  statusAssistant: 'مساعد بالذكاء الاصطناعي',
  statusWaiting: 'في انتظار أحد الزملاء',
  statusAgent: (name) => `${name} معك الآن`,
  statusResolved: 'تم الحل',

  waitingTitle: (position) => {
    if (position === null) return 'نبحث عن زميل لمساعدتك'
    return position === 1 ? 'أنت التالي في الدور' : `ترتيبك في الدور: ${position}`
  },
  waitingText: 'يمكنك إغلاق المحادثة؛ سنرد عليك هنا.',
  notifyMe: 'أعلمني عند وصول رد',
  agentJoined: (name) => `انضم ${name}`,
  agentLeft: (name) => `غادر ${name}`,
  agentClosed: (name) => `أنهى ${name} هذه المحادثة.`,
  stillNeedHelp: 'هل ما زلت تحتاج إلى مساعدة؟ اكتب لنا فحسب.',
  backInLine: (name) => `اضطر ${name} إلى المغادرة. ما زلت محتفظًا بدورك.`,
  colleagueAsked: 'أبلغنا أحد زملائنا. يمكنك إغلاق المحادثة؛ سنرد عليك هنا.',
  leftLine: 'لم تعد في الدور. عاد المساعد إلى الإجابة.',
  leaveLine: 'لم أعد بحاجة إلى أحد',
  backToAssistant: 'عاد المساعد إلى الإجابة',
  agentText: 'أنت تتحدث مع فريقنا.',

  solvedQuestion: 'هل حل ذلك مشكلتك؟',
  solvedYes: 'نعم، شكرًا',
  solvedNo: 'لا',
  askColleague: 'اسأل أحد زملائنا',
  notSolved: 'نأسف لذلك. اسأل بطريقة أخرى، أو:',
  solvedTitle: 'يسعدنا أن المشكلة حُلّت.',
  solvedText: 'اكتب إلينا مجددًا إن احتجت إلى شيء آخر.',

  newConversation: 'محادثة جديدة',
  newConversationSure: 'هل تريد البدء من جديد؟ لن ترى هذه المحادثة هنا بعد ذلك.',
  startOverInLine: 'هل تريد البدء من جديد؟ ستفقد دورك.',
  startOverWithAgent: (name) => `هل تريد البدء من جديد؟ سينهي ذلك محادثتك مع ${name}.`,
  keepPlace: 'الاحتفاظ بدوري',
  leaveAndStart: 'ترك الدور والبدء من جديد',
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
  noneOfThese: 'لا شيء من هذه',
  actionCheckFaq: 'عرض الأسئلة الشائعة',
  actionRephrase: 'اسأل بطريقة أخرى',
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
      : `أنت ترسل الرسائل بسرعة كبيرة. يمكنك الإرسال مجددًا بعد ${seconds} ث.`,

  offline: 'أنت غير متصل. سيُحفظ ما تكتبه ويُرسل عند عودتك.',
  reconnecting: 'انقطع الاتصال. جارٍ إعادة الاتصال…',
  partFailed: 'تعذّر تحميل هذا الجزء.',
  tryAgain: 'حاول مرة أخرى',
  loading: 'جارٍ تحميل المحادثة…',
  loadingOlder: 'جارٍ تحميل الرسائل السابقة…',
  historyFailed: 'تعذّر تحميل الرسائل السابقة.',
  newFromHere: 'جديد',
  newMessages: (count) => `رسائل جديدة: ${count}`,
  toLatest: 'الانتقال إلى أحدث رسالة',
  today: 'اليوم',
  yesterday: 'أمس',
  expired: 'انتهت صلاحية محادثتك السابقة، وهذه محادثة جديدة.',
}
