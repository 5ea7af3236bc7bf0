import { useState } from 'preact/hooks'
import type { Role } from '../../../media/vocabulary.ts'
import { useApi } from '../api/use-api.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { MIN_PASSWORD } from '../session/password.ts'
import { texts } from '../texts/texts.ts'
import type { Account } from './account.ts'
import { ROLE_OPTIONS } from './role-options.ts'

interface Props {
  account: Account
  isSelf: boolean
  onChanged: () => Promise<void>
}

/** A person: role, new password, access. Nobody can shut themselves out from here. */
export function AccountRow({ account, isSelf, onChanged }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const submit = useSubmit()
  const [password, setPassword] = useState('')

  async function change(changes: { role?: Role; password?: string; disabled?: boolean }): Promise<void> {
    const done = await submit.run(async () => {
      await api.patch(`/api/users/${account.id}`, changes)
      await onChanged()
    })
    if (!done) return
    setPassword('')
    announce(texts.accounts.changed)
  }

  return (
    <li class="account">
      <div>
        <p class="account-name">
          <strong>{account.name}</strong> {isSelf && <span class="badge">{texts.accounts.you}</span>}{' '}
          {account.disabled && <span class="badge badge-bad">{texts.accounts.disabled}</span>}
        </p>
        <p class="soft">
          {account.email} · {texts.accounts.roles[account.role]}
        </p>
      </div>
      <details>
        <summary>{texts.accounts.manage}</summary>
        <div class="stack">
          {!isSelf && (
            <SelectField
              label={texts.accounts.role}
              hint={texts.accounts.roleHints[account.role]}
              value={account.role}
              options={ROLE_OPTIONS}
              onPick={(role) => change({ role })}
            />
          )}
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault()
              void change({ password })
            }}
          >
            <TextField
              label={texts.accounts.newPassword}
              hint={isSelf ? undefined : texts.accounts.passwordHint}
              type="password"
              autoComplete="new-password"
              minLength={MIN_PASSWORD}
              required
              value={password}
              fault={faultOf(submit.problem, 'password')}
              onType={setPassword}
            />
            <div class="buttons">
              <button type="submit" class="button" disabled={submit.busy}>
                {texts.accounts.setPassword}
              </button>
            </div>
          </form>
          <div class="buttons">
            {!isSelf && !account.disabled && (
              <ConfirmButton
                label={texts.accounts.disable}
                disabled={submit.busy}
                question={{
                  title: texts.accounts.disableTitle,
                  text: texts.accounts.disableText(account.name),
                  confirm: texts.accounts.disableConfirm,
                }}
                onConfirm={() => change({ disabled: true })}
              />
            )}
            {account.disabled && (
              <button
                type="button"
                class="button"
                disabled={submit.busy}
                onClick={() => change({ disabled: false })}
              >
                {texts.accounts.enable}
              </button>
            )}
          </div>
          {submit.problem && <ProblemNote problem={submit.problem} />}
        </div>
      </details>
    </li>
  )
}
