import { runUntilTold } from '../supervisor/run-until-told.ts'

await runUntilTold({ roles: ['worker'] })
