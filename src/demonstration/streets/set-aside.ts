import type pg from 'pg'

type Part = { table: string; name: string; definition: string }

/**
 * Takes indexes, keys and triggers off these tables of a schema, so that many rows go in quickly. Answers with the
 * function that puts everything back and checks it, in the same transaction: a kill in between leaves all of it there.
 */
export async function setAside(
  client: pg.Client,
  schema: string,
  tables: readonly string[],
): Promise<(onPart: (done: number, all: number) => void) => Promise<void>> {
  const given = [schema, [...tables]]
  const { rows: foreignKeys } = await client.query<Part>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and exists (select from pg_class o join pg_namespace m on m.oid = o.relnamespace
       where o.oid in (k.conrelid, k.confrelid) and m.nspname = $1 and o.relname = any ($2)) order by k.oid`,
    given,
  )
  const { rows: keys } = await client.query<Part>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype in ('p', 'u') and n.nspname = $1 and c.relname = any ($2) order by k.contype, k.oid`,
    given,
  )
  const { rows: indexes } = await client.query<Part>(
    `select format('%I.%I', n.nspname, c.relname) as table, format('%I.%I', n.nspname, i.relname) as name, pg_get_indexdef(i.oid) as definition
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relname = any ($2)
       and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x')) order by i.oid`,
    given,
  )
  const { rows: triggers } = await client.query<Part>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(t.tgname) as name, '' as definition
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where not t.tgisinternal and t.tgenabled = 'O' and n.nspname = $1 and c.relname = any ($2)`,
    given,
  )
  for (const { table, name } of [...foreignKeys, ...keys])
    await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const { table, name } of triggers)
    await client.query(`alter table ${table} disable trigger ${name}`)
  return async onPart => {
    const again = [
      ...keys.map(
        ({ table, name, definition }) =>
          `alter table ${table} add constraint ${name} ${definition}`,
      ),
      ...indexes.map(({ definition }) => definition),
      ...foreignKeys.map(
        ({ table, name, definition }) =>
          `alter table ${table} add constraint ${name} ${definition}`,
      ),
      ...triggers.map(({ table, name }) => `alter table ${table} enable trigger ${name}`),
    ]
    for (const [done, statement] of again.entries()) {
      onPart(done, again.length)
      await client.query(statement)
    }
  }
}
