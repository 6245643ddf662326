import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { createSignal, createUniqueId, type JSX, onCleanup, onMount } from 'solid-js'
import { ConsoleContext } from '../console-context.ts'
import { driveFrame, type FrameDriver } from './driver.ts'
import { type StillOptions, standingStill } from './frozen-context.ts'

export interface StateProps extends StillOptions {
  name: string
  /** The address in the console, and the route that it fits. */
  at?: string
  route?: string
  /** As wide as the gallery, as a whole screen is. */
  wide?: boolean
  /** With everything open that can be opened and closed. */
  opened?: boolean
  /** What has to be done to bring it about. */
  after?: (hand: FrameDriver) => Promise<void>
  children: JSX.Element
}

/** One state in a frame, with a console and an address of its own. */
export function State(props: StateProps) {
  const [acting, setActing] = createSignal(props.after !== undefined)
  const id = createUniqueId()
  const history = createMemoryHistory()
  history.set({ value: `/console${props.at ?? '/'}` })
  const value = standingStill(props)
  let frame: HTMLDivElement | undefined

  onMount(() => {
    if (!frame) return
    if (props.opened) openAll(frame)
    void props.after?.(driveFrame(frame)).then(() => setActing(false))
  })

  return (
    <article class="state" classList={{ 'state-wide': props.wide }} aria-labelledby={id} aria-busy={acting()}>
      <h2 id={id}>{props.name}</h2>
      <div ref={frame} id={`${id}-frame`} class="state-frame">
        <ConsoleContext.Provider value={value}>
          <MemoryRouter history={history} base="/console">
            <Route path={props.route ?? '*'} component={() => props.children} />
          </MemoryRouter>
        </ConsoleContext.Provider>
      </div>
    </article>
  )
}

/** Also what appears later. */
function openAll(frame: HTMLElement): void {
  const open = (): void => {
    for (const details of frame.querySelectorAll('details:not([open])')) details.setAttribute('open', '')
  }
  open()
  const observer = new MutationObserver(open)
  observer.observe(frame, { childList: true, subtree: true })
  onCleanup(() => observer.disconnect())
}
