import type { Strings } from './en.ts'

export const es: Strings = {
  title: 'Ayuda',
  assistant: 'Asistente',
  you: 'Usted',
  agent: 'Agente de soporte',

  welcome: '¿En qué podemos ayudarle?',
  greeting:
    '¡Hola! Soy un asistente de IA. Respondo con nuestros artículos de ayuda y, cuando no contienen la respuesta, aviso a una persona. Puede pedir hablar con alguien en cualquier momento.',
  aiDisclosure: 'Soy un asistente de IA; puede pedir hablar con una persona en cualquier momento.',
  suggestions: 'Preguntas habituales',

  conversation: 'Conversación',
  composerLabel: 'Su mensaje',
  composerHint: 'Haga una pregunta…',
  composerHintAgent: (name) => `Escriba a ${name}…`,
  send: 'Enviar mensaje',
  charactersLeft: (left) => (left === 1 ? 'Queda 1 carácter' : `Quedan ${left} caracteres`),
  tooLong: (over) => (over === 1 ? 'Sobra 1 carácter' : `Sobran ${over} caracteres`),
  aiNote: 'La IA puede equivocarse. Las fuentes están enlazadas.',

  talkToPerson: 'Hablar con una persona',
  talkToPersonReason: 'El cliente ha pedido hablar con una persona.',
  askedForPerson: 'Hemos avisado a una persona',

  statusAssistant: 'Asistente de IA',
  statusWaiting: 'Esperando a una persona',
  statusAgent: (name) => `${name} le atiende`,
  statusResolved: 'Resuelto',

  waitingTitle: (position) => {
    if (position === null) return 'Buscamos a alguien para usted'
    return position === 1 ? 'Es la siguiente persona en la cola' : `Es el número ${position} en la cola`
  },
  waitingText: 'La respuesta llegará aquí mismo. Mientras tanto, el asistente puede seguir respondiendo.',
  agentJoined: (name) => `${name} se ha unido a la conversación`,
  backToAssistant: 'El asistente vuelve a responder',
  agentText: 'Una persona de nuestro equipo. El asistente ya no responde.',

  solvedQuestion: '¿Le ha servido?',
  solvedYes: 'Sí, gracias',
  solvedNo: 'No',
  notSolved: 'Lo sentimos. Pregunte con otras palabras o:',
  solvedTitle: 'Nos alegra que esté resuelto.',
  solvedText: 'Escriba de nuevo si necesita algo más.',

  newConversation: 'Nueva conversación',
  newConversationSure: '¿Empezar una conversación nueva? Esta dejará de mostrarse aquí.',
  startNew: 'Empezar',
  cancel: 'Cancelar',
  downloadTranscript: 'Descargar la conversación',

  source: 'Fuente',
  sources: 'Fuentes',
  openSource: (question) => `Leer el artículo de ayuda «${question}»`,
  updated: (date) => `Actualizado el ${date}`,
  close: 'Cerrar',
  closeChat: 'Cerrar el chat',
  quickReplies: '¿Quería decir…?',
  actionCheckFaq: 'Ver preguntas frecuentes',
  actionRephrase: 'Decirlo con otras palabras',
  commonQuestions: 'Preguntas frecuentes',

  copy: 'Copiar el mensaje',
  copied: 'Copiado',
  helpful: 'Útil',
  notHelpful: 'No es útil',
  feedbackReason: '¿Qué ha faltado? (opcional)',
  feedbackThanks: 'Gracias por decírnoslo.',
  rateQuestion: '¿Qué le ha parecido la ayuda?',
  rateComment: '¿Algo que añadir? (opcional)',
  rateThanks: 'Gracias por su valoración.',
  sendOpinion: 'Enviar',
  sound: 'Sonido',
  stars: (count) => (count === 1 ? '1 estrella' : `${count} estrellas`),

  writing: (name) => `${name} está escribiendo`,
  sending: 'Enviando…',
  queued: 'Se enviará cuando vuelva la conexión',
  notSent: 'No enviado.',
  retry: 'Reintentar',
  edit: 'Editar',
  remove: 'Quitar',
  sent: 'Enviado',

  unreachable: 'No hemos podido contactar con el servidor.',
  broken: 'Algo ha fallado por nuestra parte.',
  gone: 'La conversación había caducado.',
  rateLimited: (seconds) => {
    if (seconds <= 0) return 'Ya puede volver a enviarlo.'
    return `Demasiados mensajes seguidos. Inténtelo en ${seconds} ${seconds === 1 ? 'segundo' : 'segundos'}.`
  },

  offline: 'Está sin conexión. Lo que escriba se enviará cuando vuelva.',
  reconnecting: 'Se ha perdido la conexión. Reconectando…',
  loading: 'Cargando la conversación…',
  loadingOlder: 'Cargando mensajes anteriores…',
  historyFailed: 'No se han podido cargar los mensajes anteriores.',
  newMessages: (count) => (count === 1 ? '1 mensaje nuevo' : `${count} mensajes nuevos`),
  toLatest: 'Ir al último mensaje',
  today: 'Hoy',
  yesterday: 'Ayer',
  expired: 'Su conversación anterior ha caducado; esta es nueva.',
}
