/** 'Sharon Kelly' of its parts. */
export function wholeName({ given, family }: { given: string; family: string }): string {
  return [given, family].filter(Boolean).join(' ')
}
