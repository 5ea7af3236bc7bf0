import { expect, test } from 'vitest'
import { type Manifest, siteAssets } from '../../../server/pages/assets.ts'

const built: Manifest = {
  'site/leave/main.ts': { file: 'leave-1.js' },
  'styles/site.css': { file: 'style-1.css' },
  'styles/report.css': { file: 'report-1.css' },
  'styles/paper.css': { file: 'paper-1.css' },
  'site/video/main.ts': { file: 'video-1.js', imports: ['_common.js', '_tiny.js'] },
  'site/spot/main.ts': { file: 'spot-1.js', imports: ['_common.js'] },
  'site/brochure/main.ts': { file: 'brochure-1.js' },
  'site/kept/main.ts': { file: 'kept-1.js' },
  '_common.js': { file: 'common-1.js', imports: ['_tiny.js'] },
  '_tiny.js': { file: 'tiny-1.js' },
}

test('a page knows its script and everything that this imports, each once', () => {
  const { style, scripts } = siteAssets(built)
  expect(style).toBe('/assets/style-1.css')
  expect(scripts.video).toEqual(['/assets/video-1.js', '/assets/common-1.js', '/assets/tiny-1.js'])
  expect(scripts.brochure).toEqual(['/assets/brochure-1.js'])
})

test('a build that lacks an entry says which, and what to do', () => {
  const { 'site/spot/main.ts': _, ...broken } = built
  expect(() => siteAssets(broken)).toThrow(
    'the build of player/ lacks site/spot/main.ts: run "npm run build"',
  )
})
