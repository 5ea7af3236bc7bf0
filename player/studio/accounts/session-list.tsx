import type { Session } from '../../../media/schemas/account.ts'
import { formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { useFetched } from '../parts/use-fetched.ts'
import { texts } from '../texts/texts.ts'
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
      none={texts.account.sessionNone}
      name={({ agent, current }) => (
        <>
          <strong>{deviceName(agent)}</strong>{' '}
          {current && <span class="badge">{texts.account.thisSession}</span>}
        </>
      )}
      facts={({ usedAt, createdAt }) =>
        usedAt
          ? texts.account.lastUsed(formatInstant(usedAt, calendar))
          : texts.account.signedInOn(formatInstant(createdAt, calendar))
      }
      ending={({ agent, current }) =>
        current
          ? null
          : {
              label: texts.account.sessionEnd,
              title: texts.account.sessionEndTitle,
              text: texts.account.sessionEndText(deviceName(agent)),
              confirm: texts.account.sessionEndConfirm,
            }
      }
    />
  )
}
