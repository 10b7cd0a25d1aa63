import { z } from 'zod'

export const signInForm = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'Enter your email address')
    .max(254, 'Enter a shorter email address'),
  password: z.string().min(1, 'Enter your password').max(1000, 'Enter a shorter password'),
  next: z.string().optional(),
})

/** A page of our own to go on to. Anything else leads to where the work of whoever signed in begins, never to another site. */
export function ownPage(next: string | undefined): string {
  const start = '/'
  if (!next?.startsWith('/') || /^\/[/\\]/.test(next) || next.includes('\n')) return start
  const url = new URL(next, 'https://here.invalid')
  // '/.//elsewhere' is a path of ours until its dots are taken out; then a browser reads another host.
  const leadsElsewhere = url.host !== 'here.invalid' || url.pathname.startsWith('//')
  // What belongs to signing in leads nowhere once somebody is in.
  const leadsBack = url.pathname === '/' || /^\/(sign-in|join)(\/|$)/.test(url.pathname)
  return leadsElsewhere || leadsBack ? start : url.pathname + url.search
}
