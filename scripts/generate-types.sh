#!/bin/sh
# Writes the types of every table, from a migrated database, to src/platform/db/tables.ts.
# Usage: scripts/generate-types.sh postgres://owner@host/database
set -eu
cd "$(dirname "$0")/.."
npx kysely-codegen --dialect postgres --url "$1" --camel-case --date-parser string --numeric-parser number --type-mapping '{"int8":"number"}' \
  --exclude-pattern '{migrations,pgboss}.*' --include-pattern '{platform,partnership,plan}.*' \
  --out-file src/platform/db/tables.ts
