import type { ItemState, UploadItem } from '../../../../player/studio/upload/queue.ts'
import { emptyForm } from '../../../../player/studio/work-form/work-form.ts'

/** An item of a queue, for tests: 1000 bytes called after its id. */
export function item(id: string, state: ItemState, rest: Partial<UploadItem> = {}): UploadItem {
  return {
    id,
    file: { name: `${id}.mp4`, size: 1000, type: 'video/mp4', lastModified: 1_700_000_000_000 },
    kind: null,
    replaces: null,
    form: emptyForm(id),
    declared: null,
    captions: [],
    url: null,
    sent: 0,
    state,
    ...rest,
  }
}
