import {
  FilterPanel,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukSelect,
  type SelectedFilter,
} from '../../../design-system/index.ts'
import { nodeName, type TreeNode } from '../node/tree-rules.ts'
import { progressOf, type Tally } from './count-actions.ts'
import {
  colours,
  flags,
  isFiltered,
  type PlanFilter,
  type PlanQuery,
  planHref,
  stateFilters,
} from './plan-filter-form.ts'

export type FilterChoices = {
  tree: readonly TreeNode[]
  tallies: readonly Tally[]
  owners: readonly { id: string; name: string; actions: number }[]
}

/** Search and filters of a plan's actions; the numbers beside them count the whole plan. */
export function PlanFilterPanel({
  path,
  query,
  choices,
}: {
  path: string
  query: PlanQuery
  choices: FilterChoices
}) {
  return (
    <>
      <search>
        <form method="get" action={path} class="tl-search">
          <Kept query={query} without={['q']} />
          <GovukInput
            id="q"
            name="q"
            type="search"
            label={{ text: 'Search the words of actions and reviews' }}
            value={query.q}
          />
          <GovukButton text="Search" classes="govuk-button--secondary" />
        </form>
      </search>
      <FilterPanel
        action={path}
        selected={selectedFilters(path, query, choices)}
        clearHref={planHref(path, { by: query.by, day: query.day })}
        isOpen={false}
      >
        <Kept query={query} without={['colour', 'state', 'flag', 'owner', 'node']} />
        <FilterFields query={query} choices={choices} />
      </FilterPanel>
    </>
  )
}

/** What the other form has chosen, carried along. */
function Kept({ query, without }: { query: PlanQuery; without: (keyof PlanQuery)[] }) {
  const cleared = Object.fromEntries(without.map(name => [name, undefined]))
  const parts = new URLSearchParams(planHref('', { ...query, ...cleared }).slice(1))
  return (
    <>
      {[...parts].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

function FilterFields({ query, choices }: { query: PlanQuery; choices: FilterChoices }) {
  const total = progressOf(choices.tallies)
  const inState = (key: string) =>
    key === 'open'
      ? total.open
      : choices.tallies
          .filter(one => (one.state === 'active' ? one.status === key : one.state === key))
          .reduce((sum, one) => sum + one.count, 0)
  return (
    <div class="tl-filter-columns">
      <Boxes
        name="flag"
        legend="Needs attention"
        known={flags}
        chosen={query.flag}
        countOf={key => total[key]}
      />
      <Boxes
        name="colour"
        legend="Colour"
        known={colours}
        chosen={query.colour}
        countOf={key => total.colours[key]}
      />
      <Boxes
        name="state"
        legend="State"
        known={stateFilters}
        chosen={query.state}
        countOf={inState}
        hidesEmpty
      />
      <div>
        <GovukSelect
          id="owner"
          name="owner"
          label={{ text: 'Lead' }}
          value={query.owner}
          items={[
            { value: '', text: 'Anyone' },
            ...choices.owners.map(owner => ({
              value: owner.id,
              text: `${owner.name} (${owner.actions})`,
            })),
          ]}
        />
        <GovukSelect
          id="node"
          name="node"
          label={{ text: 'Part of the plan' }}
          value={query.node}
          items={[
            { value: '', text: 'All of it' },
            ...choices.tree.map(node => ({
              value: node.nodeId,
              text: `${'– '.repeat(node.depth - 1)}${shortened(nodeName(node))}`,
            })),
          ]}
        />
      </div>
    </div>
  )
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text
}

function Boxes<const Key extends string>({
  name,
  legend,
  known,
  chosen,
  countOf,
  hidesEmpty = false,
}: {
  name: string
  legend: string
  known: Record<Key, string>
  chosen: readonly Key[]
  countOf: (key: Key) => number
  hidesEmpty?: boolean
}) {
  const keys = (Object.keys(known) as Key[]).filter(
    key => !hidesEmpty || countOf(key) > 0 || chosen.includes(key),
  )
  if (keys.length === 0) return null
  return (
    <GovukCheckboxes
      idPrefix={name}
      name={name}
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      items={keys.map(key => ({
        value: key,
        text: `${known[key]} (${countOf(key).toLocaleString('en-GB')})`,
        checked: chosen.includes(key),
      }))}
    />
  )
}

/** What is chosen, each with the address of the same page without it. */
function selectedFilters(
  path: string,
  query: PlanQuery,
  { tree, owners }: Pick<FilterChoices, 'tree' | 'owners'>,
): SelectedFilter[] {
  if (!isFiltered(query satisfies PlanFilter)) return []
  const without = (changed: Partial<PlanQuery>) => planHref(path, query, changed)
  const node = tree.find(one => one.nodeId === query.node)
  const owner = owners.find(one => one.id === query.owner)
  return [
    ...(query.q ? [{ text: `Words: ${query.q}`, removeHref: without({ q: '' }) }] : []),
    ...query.flag.map(one => ({
      text: flags[one],
      removeHref: without({ flag: query.flag.filter(other => other !== one) }),
    })),
    ...query.colour.map(one => ({
      text: `Colour: ${colours[one]}`,
      removeHref: without({ colour: query.colour.filter(other => other !== one) }),
    })),
    ...query.state.map(one => ({
      text: `State: ${stateFilters[one]}`,
      removeHref: without({ state: query.state.filter(other => other !== one) }),
    })),
    ...(query.owner
      ? [{ text: `Lead: ${owner?.name ?? 'unknown'}`, removeHref: without({ owner: undefined }) }]
      : []),
    ...(query.node
      ? [{ text: node ? nodeName(node) : 'Unknown part', removeHref: without({ node: undefined }) }]
      : []),
  ]
}
