/** The launcher's name, and what comes before the number of new messages: a form without plurals. */
const words: Record<string, readonly [name: string, unread: string]> = {
  en: ['Support chat', 'New messages'],
  de: ['Support-Chat', 'Neue Nachrichten'],
  es: ['Chat de ayuda', 'Mensajes nuevos'],
  fr: ['Chat d’aide', 'Nouveaux messages'],
  ar: ['محادثة الدعم', 'رسائل جديدة'],
}

export function widgetWords(language: string): { name: string; unread: string } {
  const [name, unread] = words[language.toLowerCase().split('-')[0] ?? ''] ?? ['Support chat', 'New messages']
  return { name, unread }
}
