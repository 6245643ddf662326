import { widgetWords } from '../widget-words.ts'

export interface PanelWords {
  newMessages: (count: number) => string
  blocked: string
  openChat: string
}

const words: Record<string, readonly [blocked: string, openChat: string]> = {
  en: ["The chat can't be shown on this page.", 'Open the chat in a new tab'],
  de: ['Auf dieser Seite lässt sich der Chat nicht anzeigen.', 'Chat in einem neuen Tab öffnen'],
  es: ['El chat no se puede mostrar en esta página.', 'Abrir el chat en una pestaña nueva'],
  fr: ['Le chat ne peut pas s’afficher sur cette page.', 'Ouvrir le chat dans un nouvel onglet'],
  ar: ['لا يمكن عرض المحادثة في هذه الصفحة.', 'افتح المحادثة في علامة تبويب جديدة'],
}

export function panelWords(language: string): PanelWords {
  const [blocked, openChat] = words[language.toLowerCase().split('-')[0] ?? ''] ?? [
    "The chat can't be shown on this page.",
    'Open the chat in a new tab',
  ]
  const { unread } = widgetWords(language)
  return { newMessages: (count) => `(${count}) ${unread}`, blocked, openChat }
}
