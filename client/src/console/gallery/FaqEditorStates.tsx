import {
  FaqHistoryDocument,
  FaqWarningsDocument,
  SuggestPhrasingsDocument,
  TryFaqDocument,
  UpdateFaqDocument,
} from '../../gql/console/graphql.ts'
import FaqPage from '../faq/FaqPage.tsx'
import { Area } from './Area.tsx'
import type { FrameDriver } from './driver.ts'
import { adaAsAgent } from './people.ts'
import { State } from './State.tsx'
import { history, machineTranslated, mostlyAnswered, noHistory, warned } from './sample-editor.ts'
import { answers, fails, neverAnswers } from './scripted-api.ts'

const opened = '/?open=faq-order'
const tryIt = 'Ask as a customer would'

async function saveEmptyAnswer(hand: FrameDriver): Promise<void> {
  await hand.write('Answer', ' ')
  await hand.press('Save')
}

export function FaqEditorStates() {
  return (
    <Area name="FAQ: the editor">
      <Opened />
      <Saving />
      <Trying />
      <Drafting />
      <Leaving />
    </Area>
  )
}

function Opened() {
  return (
    <>
      <State name="New" wide at="/?open=new" answers={mostlyAnswered}>
        <FaqPage />
      </State>
      <State name="Stored, with its history" wide opened at={opened} answers={[history, ...mostlyAnswered]}>
        <FaqPage />
      </State>
      <State
        name="Translated by the model"
        wide
        opened
        at={opened}
        answers={[machineTranslated, noHistory, ...mostlyAnswered]}
      >
        <FaqPage />
      </State>
      <State
        name="As an agent reads it"
        wide
        at={opened}
        context={{ viewer: adaAsAgent }}
        answers={mostlyAnswered}
      >
        <FaqPage />
      </State>
    </>
  )
}

function Saving() {
  return (
    <>
      <State
        name="A field refused"
        wide
        at={opened}
        answers={[
          fails(UpdateFaqDocument, { kind: 'invalid', field: 'answer', explanation: 'Write an answer.' }),
          ...mostlyAnswered,
        ]}
        after={saveEmptyAnswer}
      >
        <FaqPage />
      </State>
      <State
        name="Not saved"
        wide
        at={opened}
        answers={[fails(UpdateFaqDocument), ...mostlyAnswered]}
        after={saveEmptyAnswer}
      >
        <FaqPage />
      </State>
      <State
        name="Being saved"
        wide
        at={opened}
        answers={[neverAnswers(UpdateFaqDocument), ...mostlyAnswered]}
        after={saveEmptyAnswer}
      >
        <FaqPage />
      </State>
      <State
        name="Saved"
        wide
        at={opened}
        answers={mostlyAnswered}
        after={async (hand) => {
          await hand.write('Answer', 'By courier.')
          await hand.press('Save')
        }}
      >
        <FaqPage />
      </State>
      <State name="With warnings" wide at={opened} answers={[warned, ...mostlyAnswered]}>
        <FaqPage />
      </State>
    </>
  )
}

function Trying() {
  return (
    <>
      <State
        name="Tried, sure"
        wide
        at={opened}
        answers={mostlyAnswered}
        after={(hand) => hand.write(tryIt, 'my parcel did not come')}
      >
        <FaqPage />
      </State>
      <State
        name="Tried, nothing near"
        wide
        at={opened}
        answers={[
          answers(TryFaqDocument, { tryFaq: { decision: 'NOTHING', matches: [] } }),
          ...mostlyAnswered,
        ]}
        after={(hand) => hand.write(tryIt, 'sing a song')}
      >
        <FaqPage />
      </State>
      <State
        name="Trying, looking for warnings and asking for history failed"
        wide
        at={opened}
        answers={[
          ...[TryFaqDocument, FaqWarningsDocument, FaqHistoryDocument].map((document) => fails(document)),
          ...mostlyAnswered,
        ]}
        after={(hand) => hand.write(tryIt, 'my parcel did not come')}
      >
        <FaqPage />
      </State>
    </>
  )
}

function Drafting() {
  return (
    <>
      <State
        name="Ways to ask, drafted"
        wide
        at={opened}
        answers={mostlyAnswered}
        after={(hand) => hand.press('Suggest more ways to ask')}
      >
        <FaqPage />
      </State>
      <State
        name="No ways to ask came to mind; never changed"
        wide
        at={opened}
        answers={[answers(SuggestPhrasingsDocument, { suggestPhrasings: [] }), noHistory, ...mostlyAnswered]}
        after={(hand) => hand.press('Suggest more ways to ask')}
      >
        <FaqPage />
      </State>
    </>
  )
}

function Leaving() {
  return (
    <>
      <State
        name="To be left, not saved"
        wide
        at={opened}
        answers={mostlyAnswered}
        after={async (hand) => {
          await hand.write('Answer', 'By courier.')
          await hand.press('How long does delivery take?')
        }}
      >
        <FaqPage />
      </State>
      <State
        name="To be deleted"
        wide
        at={opened}
        answers={mostlyAnswered}
        after={(hand) => hand.press('Delete')}
      >
        <FaqPage />
      </State>
    </>
  )
}
