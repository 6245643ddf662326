import { createSignal } from 'solid-js'
import {
  ErasePersonalDataDocument,
  type ErasePersonalDataMutation,
  PersonalDataDocument,
} from '../../gql/console/graphql.ts'
import type { Problem } from '../../session/problem.ts'
import { type ConsoleApi, payloadOf } from '../console-api.ts'
import { type Subject, variablesOf } from './held-data.ts'

export type Receipt = Extract<
  ErasePersonalDataMutation['erasePersonalData'],
  { __typename: 'ErasePersonalDataPayload' }
>

export type HeldState =
  | { step: 'asking'; problem?: Problem }
  | { step: 'busy' }
  | { step: 'found'; subject: Subject; data: unknown; problem?: Problem }
  | { step: 'erased'; subject: Subject; receipt: Receipt }

/** What is stored about a person: looked at, then saved or erased. */
export function createHeldData(api: ConsoleApi) {
  const [state, setState] = createSignal<HeldState>({ step: 'asking' })
  return {
    state,
    async look(subject: Subject): Promise<void> {
      setState({ step: 'busy' })
      const result = await api.query(PersonalDataDocument, variablesOf(subject))
      setState(
        result.ok
          ? { step: 'found', subject, data: result.value.personalData }
          : { step: 'asking', problem: result.problem },
      )
    },
    async erase(): Promise<void> {
      const found = state()
      if (found.step !== 'found') return
      setState({ step: 'busy' })
      const result = await api.mutate(ErasePersonalDataDocument, { input: variablesOf(found.subject) })
      const outcome = result.ok
        ? payloadOf(result.value.erasePersonalData, 'ErasePersonalDataPayload')
        : result
      setState(
        outcome.ok
          ? { step: 'erased', subject: found.subject, receipt: outcome.value }
          : { ...found, problem: outcome.problem },
      )
    },
    again: () => setState({ step: 'asking' }),
  }
}
