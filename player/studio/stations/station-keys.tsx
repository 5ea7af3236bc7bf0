import type { SecretName, Station, StationSecrets } from '../../../media/schemas/station.ts'
import { useApi } from '../api/use-api.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'
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
    <section class="card" aria-label={texts.secrets.title}>
      <h2>{texts.secrets.title}</h2>
      {made && <SecretsNote key={Object.values(made).join()} secrets={made} name={station.name} />}
      {submit.problem && <ProblemNote problem={submit.problem} />}
      <ul class="plain">
        {NAMES.map((name) => (
          <li key={name} class="account account-line">
            <div>
              <strong>{texts.secrets.names[name]}</strong>
              <p class="soft">{texts.secrets.hints[name]}</p>
            </div>
            <ConfirmButton
              label={texts.secrets.renew}
              name={texts.secrets.renewOf(texts.secrets.names[name])}
              kind="quiet"
              disabled={submit.busy}
              question={{
                title: texts.secrets.renewOf(texts.secrets.names[name]),
                text: texts.secrets.renewText[name],
                confirm: texts.secrets.renewConfirm,
              }}
              onConfirm={() => renew(name)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
