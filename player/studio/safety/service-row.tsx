import type { Service, ServiceEdit } from '../../../media/schemas/service.ts'
import { useApi } from '../api/use-api.ts'
import { formatAgo } from '../format/format.ts'
import { PartEditor } from '../forms/part-editor.tsx'
import { useNotice } from '../notice/use-notice.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words } from '../texts/safety/words.ts'
import { ServiceFields } from './service-fields.tsx'
import { formOfService, isFaultyService, type ServiceForm, serviceFieldsOf } from './service-form.ts'
import { spokenName } from './spoken-name.ts'

interface Props {
  service: Service
  onChanged: () => Promise<void>
}

/** A help line: what pages say of it, whether somebody still answers there, and its form. */
export function ServiceRow({ service, onChanged }: Props) {
  const { id, name, phone, hours, place, languages, active, stale, confirmedAt } = service
  const api = useApi()
  const { announce } = useNotice()
  const submit = useSubmit()
  const ago = formatAgo(confirmedAt, new Date())

  async function edit(changes: ServiceEdit): Promise<void> {
    await api.patch(`/api/services/${id}`, changes)
    await onChanged()
  }
  async function confirm(): Promise<void> {
    if (await submit.run(() => edit({ confirmed: true }))) announce(words.confirmed(name))
  }

  return (
    <li class="account">
      <div>
        <p class="account-name">
          <strong>{name}</strong> {phone !== null && <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>}{' '}
          {!active && <span class="badge">{words.hidden}</span>}{' '}
          {active && stale && <span class="badge badge-bad">{words.stale}</span>}
        </p>
        <p class="soft">
          {[place ?? words.everywhere, hours, languages.map(spokenName).join(', ')]
            .filter((fact) => fact !== '')
            .join(' · ')}
          {!stale && ` · ${words.confirmedAgo(ago)}`}
        </p>
        {active && stale && <p>{words.staleNote(ago)}</p>}
      </div>
      {submit.problem && <ProblemNote problem={submit.problem} />}
      <div class="buttons">
        {active && (
          <button
            type="button"
            class={stale ? 'button button-main' : 'button'}
            disabled={submit.busy}
            onClick={() => void confirm()}
          >
            {words.confirm}
          </button>
        )}
        {active ? (
          <ConfirmButton
            label={words.hide}
            kind="quiet"
            disabled={submit.busy}
            question={{ title: words.hidingTitle, text: words.hidingText, confirm: words.hide }}
            onConfirm={() => void submit.run(() => edit({ active: false }))}
          />
        ) : (
          <button
            type="button"
            class="button"
            disabled={submit.busy}
            onClick={() => void submit.run(() => edit({ active: true }))}
          >
            {words.show}
          </button>
        )}
      </div>
      <PartEditor<ServiceForm>
        draft={`service.${id}`}
        name={words.edit(name)}
        saved={formOfService(service)}
        isFaulty={isFaultyService}
        save={(form) => edit(serviceFieldsOf(form))}
        remove={null}
        fields={(form, type, problem) => <ServiceFields form={form} problem={problem} onType={type} />}
      />
    </li>
  )
}
