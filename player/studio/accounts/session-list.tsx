import type { Session } from '../../../media/schemas/account.ts'
import { useApi } from '../api/use-api.ts'
import { formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'
import { deviceName } from './device-name.ts'

/**
 * Where somebody is signed in, each to be ended. The one of this very screen is left: that is what signing out is for.
 * @param path of their sessions in the API
 */
export function SessionList({ path }: { path: string }) {
  const { calendar } = useHouse()
  const api = useApi()
  const { value, problem, reload } = useFetched<{ items: Session[] }>(path)
  const items = value?.items ?? null
  const submit = useSubmit()

  const end = (id: string) =>
    submit.run(async () => {
      await api.remove(`${path}/${id}`)
      await reload()
    })

  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {submit.problem && <ProblemNote problem={submit.problem} />}
      {items?.length === 0 && <p class="soft">{texts.account.sessionNone}</p>}
      <ul class="plain">
        {items?.map((session) => (
          <li key={session.id} class="account account-line">
            <p>
              <strong>{deviceName(session.agent)}</strong>{' '}
              {session.current && <span class="badge">{texts.account.thisSession}</span>}
              <br />
              <span class="soft">
                {session.usedAt
                  ? texts.account.lastUsed(formatInstant(session.usedAt, calendar))
                  : texts.account.signedInOn(formatInstant(session.createdAt, calendar))}
              </span>
            </p>
            {!session.current && (
              <ConfirmButton
                label={texts.account.sessionEnd}
                kind="quiet"
                disabled={submit.busy}
                question={{
                  title: texts.account.sessionEndTitle,
                  text: texts.account.sessionEndText(deviceName(session.agent)),
                  confirm: texts.account.sessionEndConfirm,
                }}
                onConfirm={() => end(session.id)}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
