import { z } from 'zod'
import { neededLine, oneOf, optionalLine, optionalWords } from '../../people/index.ts'
import { areaChoice, pageNumber, seenVersionNumber } from '../list-form.ts'
import { readGridReference } from './grid-reference-rules.ts'

const point = optionalLine('the grid reference', 40).transform((text, context) => {
  if (text === null) return null
  const found = readGridReference(text)
  if (!found)
    context.addIssue({
      code: 'custom',
      message: 'Enter a grid reference like SK 353 362, or leave it empty',
    })
  return found ?? null
})

const site = {
  name: neededLine('what the place is called', 120),
  kind: z
    .string({ error: 'Choose what kind of place it is' })
    .min(1, 'Choose what kind of place it is'),
  words: optionalWords('how to find it', 2000).transform(text => text ?? ''),
  safety: optionalWords('what to know before going there', 2000).transform(text => text ?? ''),
  point,
  hotSpot: oneOf(['yes', 'no'], 'Say whether every shift in the area goes there').transform(
    answer => answer === 'yes',
  ),
}

/** A place where people sleep rough, or have slept rough. */
export const addSiteForm = z.object({
  id: z.uuid(),
  area: z.string({ error: 'Choose the area' }).min(1, 'Choose the area'),
  ...site,
})
export type AddSiteInput = z.infer<typeof addSiteForm>

export const changeSiteForm = z.object({ version: seenVersionNumber, ...site })
export type ChangeSiteInput = z.infer<typeof changeSiteForm>

export const endSiteForm = z.object({ version: seenVersionNumber })

/** What the list of sites is asked for. */
export const siteQuery = z.object({
  area: areaChoice,
  hot: z.literal('yes').optional().catch(undefined),
  ended: z.literal('yes').optional().catch(undefined),
  page: pageNumber,
})
export type SiteQuery = z.infer<typeof siteQuery>
