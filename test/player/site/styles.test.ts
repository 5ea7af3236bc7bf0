import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const styles = new URL('../../../player/styles/', import.meta.url)

test('every style sheet of the site is part of it', () => {
  const site = readFileSync(new URL('site.css', styles), 'utf8')
  for (const name of readdirSync(new URL('site/', styles))) expect(site).toContain(`./site/${name}`)
})
