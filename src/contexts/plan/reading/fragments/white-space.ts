export type SpacedText = { text: string; wideSpaces: number[] }

// No-break, thin and other Unicode spaces count as spaces; zero-width ones and soft hyphens as nothing.
const invisible = /[\u200b\u2060\ufeff\u00ad]/g
const spaces = /[\s\u0085]+/g
// Control characters print nothing and would spoil JSON readers further on.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const controls = /[\u0000-\u0008\u000e-\u001f\u007f]/g

/** Runs of white space become one space, none at the ends. */
export function normaliseSpace(source: string): string {
  return source.replace(controls, '').replace(invisible, '').replace(spaces, ' ').trim()
}

/**
 * The same, and the offsets of the spaces that were two or more in the source: two actions typed into
 * one cell are often parted by nothing else.
 */
export function normaliseSpaceKeepingGaps(source: string): SpacedText {
  const clean = source.replace(controls, '').replace(invisible, '').trim()
  const wideSpaces: number[] = []
  let text = ''
  let last = 0
  for (const run of clean.matchAll(spaces)) {
    text += clean.slice(last, run.index)
    if (/[ \u00a0]{2}/.test(run[0])) wideSpaces.push(text.length)
    text += ' '
    last = run.index + run[0].length
  }
  return { text: text + clean.slice(last), wideSpaces }
}
