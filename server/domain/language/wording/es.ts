import type { Wording } from './en.ts'

export const es: Wording = {
  greeting: '¡Hola! Soy el asistente de IA de esta tienda. ¿En qué puedo ayudarle?',
  thanks: '¡De nada! ¿Puedo ayudarle en algo más?',
  goodbye: 'Hasta pronto y gracias por escribirnos. Esta conversación seguirá aquí si vuelve a necesitarla.',
  areYouARobot:
    'Soy un asistente de IA, no una persona. Respondo a partir de nuestro centro de ayuda y puedo avisar a un compañero en cualquier momento: solo tiene que pedirlo.',
  understood: 'Perfecto. ¿Puedo ayudarle en algo más?',
  greetingInLine:
    '¡Hola! Sigue en la cola para hablar con un compañero. ¿Puedo ayudarle en algo mientras tanto?',
  nothingAbout: 'No he encontrado nada sobre «{word}».',
  didYouMeanOne: '¿Es esto lo que busca?',
  didYouMeanSeveral: '¿Es alguna de estas preguntas lo que busca?',
  which: '¿A cuál se refiere?',
  foundIn: 'He encontrado esto en otro idioma ({language}):',
  mayHelp: 'Esto puede ayudarle:',
  didItHelp: '¿Responde esto a su pregunta?',
  helped: 'Me alegro de que le haya servido. ¿Tiene alguna otra pregunta?',
  noneOfThese: 'Siento que ninguna le sirva. He pedido ayuda a un compañero.',
  personRequested: 'Por supuesto. He avisado a un compañero para que le ayude.',
  noAnswer: 'No estoy seguro de eso, así que he avisado a un compañero para que le ayude.',
  keyword: 'He avisado a un compañero para que le ayude con eso.',
  modelUnavailable:
    'Ahora mismo no puedo responder a eso, así que he avisado a un compañero para que le ayude.',
  askBackNothing: '¿En qué puedo ayudarle? Cuéntemelo en pocas palabras.',
  askBackReference: '¿Qué quiere saber sobre el pedido {reference}?',
  askBackOffTopic: 'Puedo ayudarle con preguntas sobre esta tienda. ¿Qué le gustaría saber?',
  added: 'Lo he añadido para nuestro compañero.',
  stillInLine: 'Sigue en la cola para hablar con un compañero. He guardado su mensaje para que lo lea.',
  withdrawn:
    'De acuerdo, ya no está en la cola. Si al final necesita a un compañero, solo tiene que pedirlo.',
  colleague: 'Nuestro compañero',
  colleagueAsked: 'Hemos avisado a un compañero. Puede cerrar este chat; le responderemos aquí mismo.',
  agentJoined: '{agent} se ha unido al chat',
  agentLeft: '{agent} ha salido del chat',
  agentClosed: '{agent} ha cerrado este chat. ¿Necesita algo más? Basta con responder.',
  backInLine: '{agent} ha tenido que irse. Conserva su lugar en la cola.',
  requestWithdrawn: 'Ya no está en la cola. El asistente vuelve a responder.',
}
