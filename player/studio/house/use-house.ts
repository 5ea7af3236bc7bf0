import type { House } from '../../../media/house.ts'
import { provided } from '../context/provided.ts'

/** The days of the organisation and the codes of its spots, for everything below the sign-in. */
export const [HouseProvider, useHouse] = provided<Pick<House, 'calendar' | 'spots'>>()
