import { expect, test } from 'vitest'
import { startWholeApp } from '../../support/every-route.ts'
import { askEverything } from '../../support/hostile-requests.ts'

// `npm run bench -- fuzz` asks for as long as one likes.
test('whatever is asked is answered, and never with a fault of ours', async () => {
  const whole = await startWholeApp()
  try {
    expect(await askEverything(whole, { times: 6, seed: 7 })).toEqual([])
  } finally {
    await whole.close()
  }
})
