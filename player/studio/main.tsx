import { render } from 'preact'
import { App } from './app.tsx'
import { createStudio, StudioProvider } from './studio.tsx'

const root = document.getElementById('studio')
if (root === null) throw new Error('index.html has no #studio')

const studio = createStudio()
render(
  <StudioProvider studio={studio}>
    <App />
  </StudioProvider>,
  root,
)
void studio.session.refresh()
