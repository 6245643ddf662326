import { For, Show } from 'solid-js'
import { Glyph } from '../../controls/Glyph.tsx'
import { metadataRows } from '../../customer/customer-name.ts'
import type { OpenSession } from '../view/session-view.ts'
import { Fact } from './Fact.tsx'

/** Who the customer is, and whether the site has proven it. */
export function CustomerFacts(props: { session: OpenSession }) {
  return (
    <section>
      <h3>Customer</h3>
      <dl class="facts">
        <div>
          <dt>User ID</dt>
          <dd class="facts-id">
            <Show when={props.session.userId} fallback="Not provided">
              {props.session.userId}
              <Show when={props.session.verified} fallback={<span class="chip">Not verified</span>}>
                <span class="chip chip-ok">
                  <Glyph name="verified" />
                  Verified
                </span>
              </Show>
            </Show>
          </dd>
        </div>
        <For each={metadataRows(props.session.metadata)}>
          {({ name, value }) => <Fact name={name} value={value} />}
        </For>
      </dl>
    </section>
  )
}
