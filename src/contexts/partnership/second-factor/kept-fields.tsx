/** What was typed on another page and is sent again from this one. */
export function KeptFields({ kept }: { kept: Record<string, readonly string[]> }) {
  return (
    <>
      {Object.entries(kept).flatMap(([name, values]) =>
        values.map(value => <input type="hidden" name={name} value={value} />),
      )}
    </>
  )
}
