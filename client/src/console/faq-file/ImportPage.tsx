import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../controls/Glyph.tsx'
import { ExportCard } from './ExportCard.tsx'
import './faq-file.css'
import { ImportCard } from './import/ImportCard.tsx'
import { PastImports } from './import/PastImports.tsx'

/** The FAQ as a file: out of here, and in again after a look at what it would change. */
export default function ImportPage() {
  const { viewer } = useConsole()
  const [imports, setImports] = createSignal(0)
  return (
    <div class="page">
      <div class="page-inner">
        <header class="page-head">
          <h1>Import and export</h1>
          <A href="/faq" class="button">
            <Glyph name="back" />
            All questions
          </A>
        </header>
        <Show when={viewer.role === 'ADMIN'}>
          <ImportCard onImported={() => setImports((count) => count + 1)} />
          <PastImports version={imports()} />
        </Show>
        <ExportCard />
      </div>
    </div>
  )
}
