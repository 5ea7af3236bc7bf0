import type { ComponentChildren, InputHTMLAttributes } from 'preact'
import { useId } from 'preact/hooks'
import { readingOf } from '../format/date-fields.ts'
import { texts } from '../texts/texts.ts'

interface FieldProps {
  label: string
  hint?: string | undefined
  /** What is wrong with the value. */
  fault?: string | undefined
  /** The value as it is to be understood, where the control may show it otherwise. */
  reading?: string | null
  children: (bound: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': boolean
  }) => ComponentChildren
}

/** A control with its label, hint and error, linked for screen readers. */
export function Field({ label, hint, fault, reading = null, children }: FieldProps) {
  const id = useId()
  const hintId = hint ? `${id}-hint` : ''
  const faultId = fault ? `${id}-fault` : ''
  const readingId = reading === null ? '' : `${id}-reading`
  const describedBy = [faultId, readingId, hintId].filter((one) => one !== '').join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': fault !== undefined })}
      {reading !== null && (
        <p class="field-reading" id={readingId}>
          {texts.common.reading(reading)}
        </p>
      )}
      {fault && (
        <p class="field-fault" id={faultId}>
          {fault}
        </p>
      )}
      {hint && (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}

type TextInput = Omit<FieldProps, 'children'> & {
  value: string
  onType: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'search' | 'url' | 'number' | 'date' | 'time' | 'datetime-local'
  name?: string
  autoComplete?: 'off' | 'name' | 'username' | 'current-password' | 'new-password'
  required?: boolean
  minLength?: number
  maxLength?: number
  min?: number
  max?: number
  placeholder?: string
  /** Id of a datalist with suggestions. */
  list?: string
}

export function TextField({ label, hint, fault, value, onType, ...input }: TextInput) {
  const isDate = input.type === 'date' || input.type === 'datetime-local'
  return (
    <Field label={label} hint={hint} fault={fault} reading={isDate ? readingOf(value) : null}>
      {(bound) => (
        // Preact types an input by each single `type`; the ones allowed here take the same attributes.
        <input
          {...(input as InputHTMLAttributes)}
          {...bound}
          value={value}
          onInput={(event) => onType(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

type AreaInput = Omit<FieldProps, 'children'> & {
  value: string
  onType: (value: string) => void
  rows: number
  maxLength: number
}

export function AreaField({ label, hint, fault, value, onType, rows, maxLength }: AreaInput) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(bound) => (
        <textarea
          {...bound}
          rows={rows}
          maxLength={maxLength}
          value={value}
          onInput={(event) => onType(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

type SelectInput<T extends string> = Omit<FieldProps, 'children'> & {
  value: T
  options: readonly (readonly [value: T, text: string])[]
  onPick: (value: T) => void
}

export function SelectField<T extends string>({
  label,
  hint,
  fault,
  value,
  options,
  onPick,
}: SelectInput<T>) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(bound) => (
        <select
          {...bound}
          value={value}
          onChange={({ currentTarget }) => {
            const picked = options.find(([option]) => option === currentTarget.value)
            if (picked) onPick(picked[0])
          }}
        >
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface CheckInput {
  label: string
  hint?: string
  checked: boolean
  onCheck: (checked: boolean) => void
}

export function CheckField({ label, hint, checked, onCheck }: CheckInput) {
  const hintId = useId()
  return (
    <div class="check">
      <label>
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={hint ? hintId : undefined}
          onChange={(event) => onCheck(event.currentTarget.checked)}
        />
        {label}
      </label>
      {hint && (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}
