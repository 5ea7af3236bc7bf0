import { provided } from '../context/provided.ts'
import type { Navigation } from './navigation.ts'

export const [NavigationProvider, useNavigation] = provided<Navigation>()
