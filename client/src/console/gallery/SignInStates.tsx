import { SignIn } from '../sign-in/SignIn.tsx'
import { Area } from './Area.tsx'
import { State } from './State.tsx'

const nothing = (): void => undefined

export function SignInStates() {
  return (
    <Area name="Sign-in">
      <State name="Empty">
        <SignIn busy={false} onSubmit={nothing} />
      </State>
      <State name="Signing in">
        <SignIn busy={true} onSubmit={nothing} />
      </State>
      <State name="Refused">
        <SignIn
          busy={false}
          complaint="This key does not open the console. Check that it is complete and not revoked, and that it is an agent’s or an admin’s key."
          onSubmit={nothing}
        />
      </State>
    </Area>
  )
}
