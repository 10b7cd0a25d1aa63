import { fileURLToPath } from 'node:url'
import { journey } from './journey.ts'

const document = fileURLToPath(
  new URL(
    '../../database/sample-data/documents/thistleshire-strategy-update-2024.docx',
    import.meta.url,
  ),
)

journey('Importing a plan from Word', async (lead, { Given, When, Then }) => {
  const { it } = lead
  const title = `Thistleshire plan ${lead.hasJavaScript ? 'one' : 'two'}`
  let checked = ''

  await Given('a strategy lead at the page for importing', async () => {
    await lead.signIn(it.users.lead)
    await lead.follow('Import a plan')
  })
  await When('they send it without a file', () => lead.press('Read the document'))
  await Then('they are told, and nothing is read', () => lead.isOn('/plans/import'))

  await When('they give the Word document', async () => {
    await lead.page.locator('input[type=file]').setInputFiles(document)
    await lead.fill('Title (optional)', title)
    await lead.press('Read the document')
  })
  await Then('the page says that it waits, and goes on by itself when it is read', async () => {
    await lead.isOn(/^\/plans\/imports\/[0-9a-f-]+$/)
    checked = new URL(lead.page.url()).pathname
    await it.runJobs()
    await lead.page.getByRole('heading', { name: 'Check what was read' }).waitFor()
    await lead.sees('What was found')
  })

  await When('they look through every part of the check', async () => {
    for (const part of ['questions', 'actions', 'values', 'colours', 'links', 'set-aside'])
      await lead.open(`${checked}/${part}`)
  })
  await When('they answer the question', async () => {
    await lead.open(`${checked}/questions`)
    await lead.page.getByRole('radio').first().check()
    await lead.press('Save this answer')
  })
  await Then('nothing is left to ask', () => lead.sees('There is nothing to ask'))

  await When('they make the plan', async () => {
    await lead.open(checked)
    await lead.press('Make the plan')
  })
  await Then('every action is in it', async () => {
    await lead.isOn(/^\/plans\/thistleshire-plan/)
    await lead.sees('The plan is here. You can undo it from the page of the document.')
    await lead.sees(/39/)
  })

  await When('they undo it', async () => {
    await lead.open(checked)
    await lead.press('Undo this import')
  })
  await Then('the plan is gone and the document is kept', async () => {
    await lead.sees('The import is undone')
    await lead.open('/plans')
    await lead.doesNotSee(title)
    await lead.open('/plans/imports')
    await lead.sees('thistleshire-strategy-update-2024.docx')
  })
})
