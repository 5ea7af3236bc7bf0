import { describe, expect, it } from 'vitest'
import { ChaskiError } from '../../../media/errors.ts'
import { asChaskiError, isWorthRetrying } from '../../../workers/harness/failure.ts'

describe('asChaskiError', () => {
  it('leaves a known error as it is', () => {
    const error = new ChaskiError('no_picture')
    expect(asChaskiError(error)).toBe(error)
  })

  it('knows a full disk', () => {
    expect(asChaskiError(Object.assign(new Error('write'), { code: 'ENOSPC' })).code).toBe('disk_full')
  })

  it('takes all else for ours', () => {
    expect(asChaskiError(new TypeError('x is not a function'))).toMatchObject({
      code: 'internal',
      detail: 'x is not a function',
    })
  })
})

describe('isWorthRetrying', () => {
  it('tries again what may pass, as often as it may', () => {
    const error = new ChaskiError('encoder_failed')
    expect(isWorthRetrying(error, { made: 0, allowed: 3 })).toBe(true)
    expect(isWorthRetrying(error, { made: 2, allowed: 3 })).toBe(false)
  })

  it('never tries again what will not', () => {
    expect(isWorthRetrying(new ChaskiError('damaged_file'), { made: 0, allowed: 3 })).toBe(false)
  })
})
