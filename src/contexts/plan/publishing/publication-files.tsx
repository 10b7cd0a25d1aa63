/** The files that a publication can be saved as. `here` is the address of its page. */
export function PublicationFiles({ here }: { here: string }) {
  return (
    <p class="govuk-body tl-no-print">
      Save as{' '}
      <a class="govuk-link" href={`${here}/plan.docx`}>
        Word
      </a>
      ,{' '}
      <a class="govuk-link" href={`${here}/plan.ods`}>
        OpenDocument spreadsheet
      </a>
      ,{' '}
      <a class="govuk-link" href={`${here}/plan.csv`}>
        CSV
      </a>{' '}
      or{' '}
      <a class="govuk-link" href={`${here}/plan.json`}>
        JSON
      </a>
      . To make a PDF, print this page.
    </p>
  )
}
