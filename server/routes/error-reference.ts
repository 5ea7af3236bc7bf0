import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { html } from 'ghtml'
import { ERROR_CODES, ERRORS } from '../../media/errors.ts'
import { INTERFACE_LANGUAGES } from '../../media/vocabulary.ts'

/** Where the `type` of a problem document leads: every code with what it means and what to do about it. */
export const errorReference: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/docs/errors',
    { schema: { tags: ['operation'], summary: 'Every error code, in each language (HTML)' } },
    async (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE),
  )
}

const PAGE = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Chaski: error codes</title>
</head>
<body>
<main>
<h1>Error codes</h1>
!${ERROR_CODES.map((code) => {
  const { status, transient, message, hint } = ERRORS[code]
  return html`<section id="${code}">
<h2><code>${code}</code></h2>
<p>HTTP ${status}; ${transient ? 'the same may succeed later' : 'the same will fail again'}</p>
<ul>
!${INTERFACE_LANGUAGES.map((language) => html`<li lang="${language}">${message[language]} ${hint[language]}</li>`)}</ul>
</section>`
})}
</main>
</body>
</html>
`
