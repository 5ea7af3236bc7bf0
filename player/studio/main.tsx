import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.tsx'
import { chosenLanguage } from './language/choice.ts'
import { language, speak } from './language/words.ts'
import { createStudio, StudioProvider } from './studio.tsx'

const root = document.getElementById('studio')
const failed = document.getElementById('failed')
if (root === null || failed === null) throw new Error('index.html has no #studio or no #failed')

effect(() => {
  document.documentElement.lang = language.value
})
const begun = speak(chosenLanguage(localStorage))
const studio = createStudio(begun)
// Who is here is asked while the words are on their way.
void studio.session.refresh()
begun.then(
  () =>
    render(
      <StudioProvider studio={studio}>
        <App />
      </StudioProvider>,
      root,
    ),
  () => {
    failed.hidden = false
  },
)
