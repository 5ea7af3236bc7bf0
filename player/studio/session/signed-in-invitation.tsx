import { Screen } from '../parts/screen.tsx'
import { words } from '../texts/invitations/words.ts'
import type { SessionUser } from './session.ts'

/** An invitation opened by somebody who has an account, most likely whoever made it. */
export function SignedInInvitation({ user }: { user: SessionUser }) {
  return (
    <Screen title={words.title}>
      <p>{words.signedIn(user.name)}</p>
    </Screen>
  )
}
