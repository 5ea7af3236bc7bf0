/**
 * What a station shows of the spots that it may air now. A spot kept for filling (an evergreen) is shown only where there is
 * no other: an empty folder leaves silence in the place of a spot.
 */
export function onAirNow<T>(airable: readonly T[], isFiller: (spot: T) => boolean): readonly T[] {
  const others = airable.filter((spot) => !isFiller(spot))
  return others.length > 0 ? others : airable
}
