import type { Rag } from '../reading/reading.ts'

/** Each colour's word, its fill in print (those of Word's own palette), and what it stands for unless a plan says. */
export const rags: Record<Rag, { word: string; fill: string; usual: string }> = {
  green: { word: 'Green', fill: '00B050', usual: 'Action complete' },
  amber: { word: 'Amber', fill: 'FFC000', usual: 'Work on the action has begun' },
  red: {
    word: 'Red',
    fill: 'FF0000',
    usual: 'Work on the action has not begun, or it is no longer desirable or achievable',
  },
  blue: { word: 'Blue', fill: '5B9BD5', usual: 'The action is ongoing work of the partners' },
}
