import { useState } from 'preact/hooks'
import { MIN_PASSWORD_LENGTH } from '../../../media/passwords.ts'
import type { Account } from '../../../media/schemas/account.ts'
import type { Role } from '../../../media/vocabulary.ts'
import { useApi } from '../api/use-api.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { hrefOf } from '../route/route.ts'
import { texts } from '../texts/texts.ts'
import { AccountAccess } from './account-access.tsx'
import { ROLE_OPTIONS } from './role-options.ts'

interface Props {
  account: Account
  isSelf: boolean
  onChanged: () => Promise<void>
}

/** Another person: role, new password, access. What is one's own is on a screen of its own, so nobody shuts themselves out. */
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
      {isSelf ? (
        <p>
          <a href={hrefOf({ screen: 'account' })}>{texts.account.title}</a>
        </p>
      ) : (
        <>
          <details>
            <summary>{texts.accounts.manage}</summary>
            <div class="stack">
              <SelectField
                label={texts.accounts.role}
                hint={texts.accounts.roleHints[account.role]}
                value={account.role}
                options={ROLE_OPTIONS}
                onPick={(role) => change({ role })}
              />
              <p class="field-hint">{texts.accounts.endsAccess}</p>
              <form
                class="stack"
                onSubmit={(event) => {
                  event.preventDefault()
                  void change({ password })
                }}
              >
                <TextField
                  label={texts.accounts.newPassword}
                  hint={texts.accounts.passwordHint}
                  type="password"
                  autoComplete="new-password"
                  minLength={MIN_PASSWORD_LENGTH}
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
                {account.disabled ? (
                  <button
                    type="button"
                    class="button"
                    disabled={submit.busy}
                    onClick={() => change({ disabled: false })}
                  >
                    {texts.accounts.enable}
                  </button>
                ) : (
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
              </div>
              {submit.problem && <ProblemNote problem={submit.problem} />}
            </div>
          </details>
          <AccountAccess account={account} />
        </>
      )}
    </li>
  )
}
