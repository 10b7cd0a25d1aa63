import type { Chrome } from '../page.tsx'

/** What stands around a page of somebody invented who is signed in. */
export const chrome: Chrome = {
  partnershipName: 'Marlow Vale Homelessness Partnership',
  userName: 'Robin Example',
  navigation: [
    { href: '/plans', text: 'Plans', current: true },
    { href: '/people', text: 'People', current: false },
    { href: '/partnership', text: 'Partnership', current: false },
  ],
  csrfToken: 'token-of-a-test',
  flash: null,
}
