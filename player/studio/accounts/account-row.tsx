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
import { words as accountTexts } from '../texts/accounts/words.ts'
import { AccountAccess } from './account-access.tsx'
import { roleOptions } from './role-options.ts'

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
    announce(accountTexts.accounts.changed)
  }

  return (
    <li class="account">
      <div>
        <p class="account-name">
          <strong>{account.name}</strong> {isSelf && <span class="badge">{accountTexts.accounts.you}</span>}{' '}
          {account.disabled && <span class="badge badge-bad">{accountTexts.accounts.disabled}</span>}
        </p>
        <p class="soft">
          {account.email} · {accountTexts.accounts.roles[account.role]}
        </p>
      </div>
      {isSelf ? (
        <p>
          <a href={hrefOf({ screen: 'account' })}>{accountTexts.account.title}</a>
        </p>
      ) : (
        <>
          <details>
            <summary>{accountTexts.accounts.manage}</summary>
            <div class="stack">
              <SelectField
                label={accountTexts.accounts.role}
                hint={accountTexts.accounts.roleHints[account.role]}
                value={account.role}
                options={roleOptions()}
                onPick={(role) => change({ role })}
              />
              <p class="field-hint">{accountTexts.accounts.endsAccess}</p>
              <form
                class="stack"
                onSubmit={(event) => {
                  event.preventDefault()
                  void change({ password })
                }}
              >
                <TextField
                  label={accountTexts.accounts.newPassword}
                  hint={accountTexts.accounts.passwordHint}
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
                    {accountTexts.accounts.setPassword}
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
                    {accountTexts.accounts.enable}
                  </button>
                ) : (
                  <ConfirmButton
                    label={accountTexts.accounts.disable}
                    disabled={submit.busy}
                    question={{
                      title: accountTexts.accounts.disableTitle,
                      text: accountTexts.accounts.disableText(account.name),
                      confirm: accountTexts.accounts.disableConfirm,
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
