import { classNames } from '../govuk/attributes.ts'

export type RagColour = 'red' | 'amber' | 'green' | 'blue'

const words: Record<RagColour, string> = {
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  blue: 'Blue',
}

const shapes: Record<RagColour, string> = {
  red: 'M8 0l8 8-8 8-8-8z',
  amber: 'M8 1l8 14H0z',
  green: 'M8 0a8 8 0 110 16A8 8 0 018 0z',
  blue: 'M1 1h14v14H1z',
}

/**
 * A colour status as word, shape and colour, so that it reads in grey print and without sight. `null` is a status of
 * its own: nobody recorded a colour. `word` says what a partnership means by the colour ('Off track').
 */
export function RagTag({
  colour,
  word,
}: {
  readonly colour: RagColour | null
  readonly word?: string | undefined
}) {
  if (colour === null) return <strong class="tl-rag tl-rag--none">No colour recorded</strong>
  return (
    <strong class={classNames('tl-rag', `tl-rag--${colour}`)}>
      <svg
        class="tl-rag__shape"
        width="16"
        height="16"
        viewBox="0 0 16 16"
        aria-hidden="true"
        focusable="false"
      >
        <path d={shapes[colour]} fill="currentColor" />
      </svg>
      {words[colour]}
      {word && `: ${word}`}
    </strong>
  )
}
