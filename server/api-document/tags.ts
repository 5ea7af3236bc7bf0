/** The sections of the API document, in the order in which they are read. */
export const TAGS = [
  { name: 'session', description: 'Sign in and out, and create the first administrator.' },
  { name: 'accounts', description: 'Accounts of staff, and the tokens that programs use in their name.' },
  {
    name: 'works',
    description: 'Videos, spots and brochures. Anyone may read public works; staff read and change all.',
  },
  {
    name: 'programmes',
    description:
      'Programmes with their projects and outcomes. Anyone may read public ones; staff read and edit all.',
  },
  { name: 'copies', description: 'Works that viewers keep in their browsers, to open them without a link.' },
  { name: 'safety', description: 'What protects viewers on every page. Staff set it.' },
  { name: 'uploads', description: 'New works and new versions of works, as one request or resumable.' },
  { name: 'views', description: 'What was watched.' },
  { name: 'stations', description: 'Radio stations, seen by staff.' },
  { name: 'sync', description: 'What a station should hold, and what it holds: for the agent.' },
  { name: 'airings', description: 'What stations broadcast.' },
  {
    name: 'feeds',
    description: 'Feeds of all works; feeds, playlists and files of the spots that may be aired now.',
  },
  { name: 'audit', description: 'Who changed what, and when.' },
  { name: 'pages', description: 'The public site.' },
  { name: 'operation', description: 'Health, metrics and this documentation.' },
] as const
