/** Opens collapsed sections while the page is printed. */
export function printWhole(part: HTMLElement): void {
  let opened: HTMLDetailsElement[] = []
  window.addEventListener('beforeprint', () => {
    opened = Array.from(part.querySelectorAll('details')).filter(({ open }) => !open)
    for (const details of opened) details.open = true
  })
  window.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false
  })
}
