import type { Service } from '../../../media/schemas/service.ts'
import { useApi } from '../api/use-api.ts'
import { NewPart } from '../forms/new-part.tsx'
import { useNotice } from '../notice/use-notice.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { words } from '../texts/safety/words.ts'
import { texts } from '../texts/texts.ts'
import { ServiceFields } from './service-fields.tsx'
import { EMPTY_SERVICE, isFaultyService, type ServiceForm, serviceFieldsOf } from './service-form.ts'
import { ServiceRow } from './service-row.tsx'

const PATH = '/api/services'

/** Help lines and centres; those that need a call come first. */
export function ServicesSection() {
  const api = useApi()
  const { announce } = useNotice()
  const { value, problem, reload } = useFetched<{ items: Service[] }>(PATH)
  const urgency = ({ active, stale }: Service): number => (active ? (stale ? 0 : 1) : 2)
  const items = value?.items.toSorted((a, b) => urgency(a) - urgency(b)) ?? null
  return (
    <section class="card" aria-label={words.services}>
      <h2>{words.services}</h2>
      <p class="field-hint">{words.servicesHint}</p>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {items === null && problem === null && <p class="soft">{texts.common.loading}</p>}
      {items?.length === 0 && <p>{words.none}</p>}
      <ul class="plain">
        {items?.map((service) => (
          <ServiceRow key={service.id} service={service} onChanged={reload} />
        ))}
      </ul>
      <NewPart<ServiceForm>
        draft="new-service"
        label={words.add}
        empty={EMPTY_SERVICE}
        isFaulty={isFaultyService}
        create={async (form) => {
          await api.post(PATH, serviceFieldsOf(form))
          await reload()
          announce(words.added)
        }}
        fields={(form, type, fault) => <ServiceFields form={form} problem={fault} onType={type} />}
      />
    </section>
  )
}
