import type { Session } from '../../../media/schemas/account.ts'
import { formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { useFetched } from '../parts/use-fetched.ts'
import { words as accountTexts } from '../texts/accounts/words.ts'
import { deviceName } from './device-name.ts'
import { EndedList } from './ended-list.tsx'

/**
 * Where somebody is signed in, each to be ended. The one of this very screen is left: that is what signing out is for.
 * @param path of their sessions in the API
 */
export function SessionList({ path }: { path: string }) {
  const { calendar } = useHouse()
  const list = useFetched<{ items: Session[] }>(path)
  return (
    <EndedList
      path={path}
      list={list}
      none={accountTexts.account.sessionNone}
      name={({ agent, current }) => (
        <>
          <strong>{deviceName(agent)}</strong>{' '}
          {current && <span class="badge">{accountTexts.account.thisSession}</span>}
        </>
      )}
      facts={({ usedAt, createdAt }) =>
        usedAt
          ? accountTexts.account.lastUsed(formatInstant(usedAt, calendar))
          : accountTexts.account.signedInOn(formatInstant(createdAt, calendar))
      }
      ending={({ agent, current }) =>
        current
          ? null
          : {
              label: accountTexts.account.sessionEnd,
              title: accountTexts.account.sessionEndTitle,
              text: accountTexts.account.sessionEndText(deviceName(agent)),
              confirm: accountTexts.account.sessionEndConfirm,
            }
      }
    />
  )
}
