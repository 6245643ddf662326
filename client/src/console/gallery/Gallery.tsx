import { onCleanup, onMount } from 'solid-js'
import { AuditStates } from './AuditStates.tsx'
import { FaqEditorStates } from './FaqEditorStates.tsx'
import { FaqListStates } from './FaqListStates.tsx'
import './gallery.css'
import { ImportStates } from './ImportStates.tsx'
import { InboxStates } from './InboxStates.tsx'
import { PersonalDataStates } from './PersonalDataStates.tsx'
import { PhrasingDraftsStates } from './PhrasingDraftsStates.tsx'
import { OwnSessionStates, ReplyStates, SessionStates } from './SessionStates.tsx'
import { SessionsStates } from './SessionsStates.tsx'
import { SettingsStates } from './SettingsStates.tsx'
import { ShellStates } from './ShellStates.tsx'
import { SignInStates } from './SignInStates.tsx'
import { TranslationStates } from './TranslationStates.tsx'
import { UnansweredStates } from './UnansweredStates.tsx'
import { UsageStates } from './UsageStates.tsx'

/** The console in every state at once, for looking at it and for what looks for barriers. Nothing is sent anywhere. */
export function Gallery() {
  let gallery: HTMLElement | undefined
  /** Its links lead into a console that is not here. */
  const stay = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('a')) event.preventDefault()
  }
  onMount(() => {
    document.title = 'The console in every state'
    gallery?.addEventListener('click', stay, true)
    onCleanup(() => gallery?.removeEventListener('click', stay, true))
  })
  return (
    <main ref={gallery} class="gallery">
      <h1>The console in every state</h1>
      <SignInStates />
      <ShellStates />
      <InboxStates />
      <SessionStates />
      <OwnSessionStates />
      <ReplyStates />
      <TranslationStates />
      <SessionsStates />
      <FaqListStates />
      <FaqEditorStates />
      <PhrasingDraftsStates />
      <ImportStates />
      <UnansweredStates />
      <UsageStates />
      <SettingsStates />
      <AuditStates />
      <PersonalDataStates />
    </main>
  )
}
