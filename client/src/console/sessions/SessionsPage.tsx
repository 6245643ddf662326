import { useLocation, useNavigate, useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { Glyph } from '../controls/Glyph.tsx'
import { SessionPane } from '../session/SessionPane.tsx'
import '../list/queue.css'
import '../list/queue-row.css'
import '../list/list-filter.css'
import { SessionList } from './SessionList.tsx'

/** Every conversation there was: searched, filtered, read, and stepped into. */
export default function SessionsPage() {
  const params = useParams()
  const navigate = useNavigate()
  const location = useLocation()
  return (
    <div class="inbox" classList={{ 'inbox-reading': params.sessionId !== undefined }}>
      <SessionList />
      <Show
        when={params.sessionId}
        keyed
        fallback={
          <div class="inbox-nothing">
            <Glyph name="sessions" />
            <p class="inbox-nothing-head">Choose a conversation</p>
            <p>Its transcript and the sources of each answer open here.</p>
          </div>
        }
      >
        {(id) => <SessionPane sessionId={id} onBack={() => navigate(`/sessions${location.search}`)} />}
      </Show>
    </div>
  )
}
