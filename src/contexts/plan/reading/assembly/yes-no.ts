import type { YesNo } from '../reading.ts'

/** The leading Yes or No of a cell: 'Yes.', 'NO', 'No. Not as originally conceived.', 'Y', '✓'. */
export function readYesNo(text: string): YesNo | null {
  const plain = text.trim()
  if (/^(yes|y|true|✓|✔|✅|☑)(?![\p{L}\p{N}'’])/iu.test(plain) || /^[✓✔✅☑]/u.test(plain))
    return 'yes'
  if (/^(no|n|false|✗|✘|❌|☒)(?![\p{L}\p{N}'’/])/iu.test(plain) || /^[✗✘❌☒]/u.test(plain))
    return 'no'
  return null
}

/** A cell that says Yes or No and hardly anything else: it can anchor a row whose cells have shifted. */
export function isYesNoCell(text: string): boolean {
  return /^(yes|no)[.,;!]?$/iu.test(text.trim()) || /^(yes|no)[.,;] /iu.test(text.trim())
}
