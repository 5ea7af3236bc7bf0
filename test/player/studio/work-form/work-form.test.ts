import { describe, expect, it } from 'vitest'
import { houseOf } from '../../../../media/house.ts'
import { changesBetween } from '../../../../player/studio/drafts/edits.ts'
import {
  editBetween as between,
  emptyForm,
  faultsOf,
  formOf,
  uploadMetadata,
  type WorkForm,
} from '../../../../player/studio/work-form/work-form.ts'
import { sampleWork as work } from '../../../support/sample-work.ts'

const { calendar } = houseOf()
const editBetween = (before: WorkForm, now: WorkForm) => between(before, now, calendar)

const form = formOf(
  work({
    title: 'Hilario',
    places: ['Tayacaja', 'Jauja'],
    partner: null,
    validFrom: '2026-01-10T05:00:00.000Z',
    validUntil: '2026-02-11T04:59:59.000Z',
  }),
  calendar,
)

describe('the form of a work', () => {
  it('shows lists as words parted by commas and instants as days', () => {
    expect(form).toMatchObject({
      title: 'Hilario',
      places: 'Tayacaja, Jauja',
      partner: '',
      validFrom: '2026-01-10',
      validUntil: '2026-02-10',
    })
  })

  it('sends only what was changed', () => {
    expect(editBetween(form, form)).toEqual({})
    expect(changesBetween(form, { ...form, title: ' Valórame ' })).toEqual({ title: ' Valórame ' })
    expect(
      editBetween(form, { ...form, title: ' Valórame ', places: 'Jauja,, Jauja\n Junín', partner: ' ' }),
    ).toEqual({ title: 'Valórame', places: ['Jauja', 'Junín'], partner: null })
  })

  it('lets a spot be valid from the first moment of a day to the last of another', () => {
    expect(editBetween(form, { ...form, validFrom: '2026-03-01', validUntil: '2026-03-31' })).toEqual({
      validFrom: '2026-03-01T05:00:00.000Z',
      validUntil: '2026-04-01T04:59:59.000Z',
    })
    expect(editBetween(form, { ...form, validFrom: '' })).toEqual({ validFrom: null })
  })

  it('declares to an upload what is filled in', () => {
    expect(uploadMetadata({ ...emptyForm('Spot'), places: 'Jauja, Junín' }, calendar)).toEqual({
      title: 'Spot',
      language: 'es-PE',
      places: 'Jauja,Junín',
      visibility: 'draft',
    })
  })

  it('finds a missing title and days in the wrong order', () => {
    expect(faultsOf(form)).toEqual({})
    expect(faultsOf({ ...form, title: ' ', validFrom: '2026-03-02', validUntil: '2026-03-01' })).toEqual({
      title: 'titleMissing',
      validUntil: 'untilBeforeFrom',
    })
  })
})
