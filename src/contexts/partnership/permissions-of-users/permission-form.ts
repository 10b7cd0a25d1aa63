import { z } from 'zod'

/** The name of the boxes of one user. */
export const boxesOf = (userId: string) => `user-${userId}`

/** Which boxes were ticked, user by user, as the page was seen. */
export const permissionsForm = z
  .looseObject({ version: z.string().default('') })
  .transform(({ version, ...typed }) => ({
    version,
    ticked: new Map(
      Object.entries(typed).flatMap(([name, value]) =>
        name.startsWith('user-')
          ? [[name.slice(5), [value].flat().filter(one => typeof one === 'string')] as const]
          : [],
      ),
    ),
  }))
export type PermissionsInput = z.infer<typeof permissionsForm>
