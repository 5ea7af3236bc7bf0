import { readFileSync } from 'node:fs'

// `node summary.mjs RESULTS STATUS` prints what vitest's JSON says, in one line. A test file that could not even be
// loaded, and a check that failed beside the tests (style, types, set-up), count as one failure each.
const [path = '', status] = process.argv.slice(2)

const text = readFileSync(path, 'utf8')
const { numPassedTests: passed = 0, numFailedTests = 0, testResults = [] } = text ? JSON.parse(text) : {}
const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
const failed = numFailedTests + unloaded.length

process.stdout.write(`${passed} passed, ${failed === 0 && status !== '0' ? 1 : failed} failed\n`)
