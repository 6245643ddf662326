import { readChatOptions } from '../chat-options.ts'
import { makeSavedChat } from '../conversation/saved-session.ts'
import { listen } from './listen.ts'

// A small page for a hidden frame: on pages where the customer has not opened the chat, this hears its answers.
const { parentOrigin, apiUrl, socketUrl } = readChatOptions(window.location)
if (parentOrigin) listen({ parentOrigin, apiUrl, socketUrl, saved: makeSavedChat() })
