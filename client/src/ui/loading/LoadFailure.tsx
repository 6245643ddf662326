import { createContext, createSignal, useContext } from 'solid-js'

/** The surface's own words, in its reader's language. */
export const LoadFailureWords = createContext(() => ({
  failed: "This part couldn't be loaded.",
  retry: 'Try again',
}))

/** In place of a part of the page whose file did not come. `onRetry` rejects when it still does not. */
export function LoadFailure(props: { onRetry: () => unknown }) {
  const words = useContext(LoadFailureWords)
  const [trying, setTrying] = createSignal(false)
  const tryAgain = async (): Promise<void> => {
    setTrying(true)
    const failed = await Promise.resolve(props.onRetry()).then(
      (part) => part === undefined,
      () => true,
    )
    // The server answers and the part does not come: a file that it needs is cached as failed, or gone with a new
    // version. Only the page anew has them; what was typed is kept.
    if (failed && (await serverAnswers())) window.location.reload()
    setTrying(false)
  }
  return (
    <p class="load-failure" role="alert">
      {words().failed}{' '}
      <button type="button" class="link-button" disabled={trying()} onClick={() => void tryAgain()}>
        {words().retry}
      </button>
    </p>
  )
}

function serverAnswers(): Promise<boolean> {
  return fetch(window.location.href, { method: 'HEAD', cache: 'no-store' }).then(
    (response) => response.ok,
    () => false,
  )
}
