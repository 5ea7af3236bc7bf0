import type { SecretName, Station, StationSecrets } from '../../../media/schemas/station.ts'
import { useApi } from '../api/use-api.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { SecretsNote } from './secrets-note.tsx'
import { useKeptSecrets } from './use-kept-secrets.ts'

/** In the order in which a station needs them. (Importing the schema's list would pull in the whole validator.) */
const NAMES: readonly SecretName[] = ['page', 'feed', 'token', 'webhook']

/**
 * The secrets of a station. They are stored as hashes and cannot be shown: a lost or leaked one is replaced, and the
 * old one stops working.
 */
export function StationKeys({ station }: { station: Station }) {
  const api = useApi()
  const submit = useSubmit()
  const [made, setMade] = useKeptSecrets<StationSecrets>(`station.${station.id}`)

  const renew = (name: SecretName) =>
    submit.run(async () => {
      setMade(await api.post<StationSecrets>(`/api/stations/${station.id}/secrets/${name}`))
    })

  return (
    <section class="card" aria-label={stationTexts.secrets.title}>
      <h2>{stationTexts.secrets.title}</h2>
      {made && <SecretsNote key={Object.values(made).join()} secrets={made} name={station.name} />}
      {submit.problem && <ProblemNote problem={submit.problem} />}
      <ul class="plain">
        {NAMES.map((name) => (
          <li key={name} class="account account-line">
            <div>
              <strong>{stationTexts.secrets.names[name]}</strong>
              <p class="soft">{stationTexts.secrets.hints[name]}</p>
            </div>
            <ConfirmButton
              label={stationTexts.secrets.renew}
              name={stationTexts.secrets.renewOf(stationTexts.secrets.names[name])}
              kind="quiet"
              disabled={submit.busy}
              question={{
                title: stationTexts.secrets.renewOf(stationTexts.secrets.names[name]),
                text: stationTexts.secrets.renewText[name],
                confirm: stationTexts.secrets.renewConfirm,
              }}
              onConfirm={() => renew(name)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
