import { ErasePersonalDataDocument, PersonalDataDocument } from '../../gql/console/graphql.ts'
import PersonalDataPage from '../personal-data/PersonalDataPage.tsx'
import { Area } from './Area.tsx'
import type { FrameDriver } from './driver.ts'
import { minutesAgo } from './people.ts'
import { State } from './State.tsx'
import { answers, fails, neverAnswers } from './scripted-api.ts'

const held = answers(PersonalDataDocument, {
  personalData: {
    sessions: [
      {
        ...{ createdAt: minutesAgo(90_000), updatedAt: minutesAgo(80_000) },
        ...{ messages: [1, 2, 3], tickets: [1] },
      },
    ],
  },
})

const erased = answers(ErasePersonalDataDocument, {
  erasePersonalData: {
    __typename: 'ErasePersonalDataPayload',
    erasedAt: minutesAgo(0),
    ...{ sessions: 1, messages: 3, tickets: 1, jobs: 2 },
    sessionIds: ['0f8d5a52-7c11-4e0a-9a3e-5c1f20b7a001'],
  },
})

async function look(hand: FrameDriver): Promise<void> {
  await hand.write('User ID', 'customer-17')
  await hand.press('Show what we store')
}

async function ask(hand: FrameDriver): Promise<void> {
  await look(hand)
  await hand.press('Erase…')
}

async function erase(hand: FrameDriver): Promise<void> {
  await ask(hand)
  await hand.write('to confirm', 'customer-17')
  await hand.press('Erase for good')
}

export function PersonalDataStates() {
  return (
    <Area name="Personal data">
      <State at="/settings/personal-data" name="To be asked for" wide>
        <PersonalDataPage />
      </State>
      <State
        name="One session, from its details"
        wide
        at="/settings/personal-data?session=0f8d5a52-7c11-4e0a-9a3e-5c1f20b7a001"
      >
        <PersonalDataPage />
      </State>
      <State
        at="/settings/personal-data"
        name="Looking"
        wide
        answers={[neverAnswers(PersonalDataDocument)]}
        after={look}
      >
        <PersonalDataPage />
      </State>
      <State
        at="/settings/personal-data"
        name="None"
        wide
        answers={[fails(PersonalDataDocument, { kind: 'gone' })]}
        after={look}
      >
        <PersonalDataPage />
      </State>
      <State at="/settings/personal-data" name="Found" wide answers={[held]} after={look}>
        <PersonalDataPage />
      </State>
      <State at="/settings/personal-data" name="To be erased" wide answers={[held]} after={ask}>
        <PersonalDataPage />
      </State>
      <State
        at="/settings/personal-data"
        name="Not erased"
        wide
        answers={[held, fails(ErasePersonalDataDocument)]}
        after={erase}
      >
        <PersonalDataPage />
      </State>
      <State at="/settings/personal-data" name="Erased" wide opened answers={[held, erased]} after={erase}>
        <PersonalDataPage />
      </State>
    </Area>
  )
}
