import { UnansweredGroupsDocument } from '../../gql/console/graphql.ts'
import UnansweredPage from '../unanswered/UnansweredPage.tsx'
import { Area } from './Area.tsx'
import { adaAsAgent, endless, minutesAgo } from './people.ts'
import { State } from './State.tsx'
import { answers, fails, neverAnswers } from './scripted-api.ts'

const asked = (text: string, minutes: number) => ({
  text,
  sessionId: 'session',
  askedAt: minutesAgo(minutes),
})

const groups = answers(UnansweredGroupsDocument, {
  unansweredGroups: [
    {
      question: 'Can I rent a tent for the weekend?',
      count: 1234,
      lastAskedAt: minutesAgo(5),
      samples: [
        asked('can i rent a tent', 5),
        asked('tent rental this weekend??', 4000),
        asked(endless, 9000),
      ],
      nearest: { confidence: 0.42, faq: { id: 'faq-return', question: 'How do I send something back?' } },
    },
    {
      question: endless,
      count: 1,
      lastAskedAt: minutesAgo(50),
      samples: [asked('هل تؤجرون الخيام؟', 50)],
      nearest: null,
    },
  ],
})

export function UnansweredStates() {
  return (
    <Area name="Unanswered">
      <State name="Loading" wide answers={[neverAnswers(UnansweredGroupsDocument)]}>
        <UnansweredPage />
      </State>
      <State name="Failed" wide answers={[fails(UnansweredGroupsDocument)]}>
        <UnansweredPage />
      </State>
      <State name="Nothing" wide answers={[answers(UnansweredGroupsDocument, { unansweredGroups: [] })]}>
        <UnansweredPage />
      </State>
      <State name="Groups" wide answers={[groups]}>
        <UnansweredPage />
      </State>
      <State name="Groups, as an agent sees them" wide context={{ viewer: adaAsAgent }} answers={[groups]}>
        <UnansweredPage />
      </State>
    </Area>
  )
}
