import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import { useChat } from '../../chat-context.ts'
import { problemText } from '../../conversation/problem-text.ts'
import '../answer/message-tools.css'
import './rating.css'

const maxCommentCharacters = 1000

/** How the customer liked being helped by a person: 1 to 5 stars and, if they like, a word. */
export default function Rating() {
  const { conversation, locale } = useChat()
  const { strings } = locale
  const [stars, setStars] = createSignal(0)
  const [comment, setComment] = createSignal('')
  const [trouble, setTrouble] = createSignal('')
  const name = createUniqueId()
  const send = async (): Promise<void> => {
    const problem = await conversation.rate(stars(), comment().trim() || undefined)
    setTrouble(problem ? problemText(problem, strings, Date.now()) : '')
  }
  return (
    <div class="rating-frame">
      <Show when={!conversation.state().session.rating}>
        <fieldset class="rating">
          <legend>{strings.rateQuestion}</legend>
          <For each={[1, 2, 3, 4, 5]}>
            {(value) => (
              <label classList={{ 'rating-lit': value <= stars() }} title={strings.stars(value)}>
                <input
                  type="radio"
                  class="visually-hidden"
                  name={name}
                  value={value}
                  aria-label={strings.stars(value)}
                  onChange={() => setStars(value)}
                />
                <LateIcon name="star" />
              </label>
            )}
          </For>
        </fieldset>
        <Show when={stars() > 0}>
          <form
            class="opinion"
            onSubmit={(event) => {
              event.preventDefault()
              void send()
            }}
          >
            <label for={`${name}-comment`}>{strings.rateComment}</label>
            <input
              id={`${name}-comment`}
              type="text"
              dir="auto"
              autocomplete="off"
              maxlength={maxCommentCharacters}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
            <button type="submit" class="button">
              {strings.sendOpinion}
            </button>
          </form>
        </Show>
      </Show>
      <p role="status">{conversation.state().session.rating ? strings.rateThanks : trouble()}</p>
    </div>
  )
}
