import { z } from 'zod'
import { line, newRecordId } from '../list-form.ts'

/** What a governance group is, and what it is called on pages. */
export const groupKinds = {
  steering: 'Steering group',
  operational: 'Operational group',
  forum: 'Forum',
  board: 'Board',
  'lived-experience': 'Group of experts by experience',
}
export type GroupKind = keyof typeof groupKinds

const shape = {
  name: line('the name of the group'),
  kind: z.enum(Object.keys(groupKinds) as [GroupKind, ...GroupKind[]], {
    error: 'Choose what kind of group it is',
  }),
}

/** A new group that decides about plans. */
export const addGroupForm = z.object({ ...shape, id: newRecordId })
/** A group with another name or kind. */
export const changeGroupForm = z.object(shape)

export type AddGroupInput = z.infer<typeof addGroupForm>
export type ChangeGroupInput = z.infer<typeof changeGroupForm>
