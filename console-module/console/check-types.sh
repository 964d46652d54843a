#!/usr/bin/env bash
# Checks the types that the comments of the console's JavaScript declare, with TypeScript from npm.
#   console-module/console/check-types.sh
# The build does not need it. Without npm, or if npm cannot install the packages within 2 minutes, it prints that
# and succeeds. INSULA_TYPE_CHECK=false never checks the types; true fails where they cannot be checked.
set -euo pipefail

case ${INSULA_TYPE_CHECK:-} in
  '' | true | false) ;;
  *) echo "check-types.sh: INSULA_TYPE_CHECK must be true or false" >&2 && exit 2 ;;
esac

console=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
readonly console work
trap 'rm -rf "$work"' EXIT

# Ends this run without a check. The message is conspicuous, because otherwise the run would look like a
# successful check.
not_run() {
  printf '\n***\n*** Types of the console: NOT CHECKED, because %s\n***\n' "$1"
  [[ ${INSULA_TYPE_CHECK:-} != true ]] || exit 1
  exit 0
}

# Prints the packages and versions of the table in vendor/README.md in the form that npm accepts.
packages() {
  sed -nE 's/^\| `[a-z-]+` \| ([@a-z/-]+) \| ([0-9.]+) \|.*/\1@\2/p' \
    "$console/src/main/resources/console/vendor/README.md"
}

[[ ${INSULA_TYPE_CHECK:-} != false ]] || not_run "INSULA_TYPE_CHECK is false"
command -v npm >/dev/null || not_run "there is no npm"
mapfile -t packages < <(packages)
(cd "$work" && timeout 120 npm install --silent --no-audit --no-fund typescript@7 "${packages[@]}") ||
  not_run "npm could not install TypeScript"
cat >"$work/tsconfig.json" <<CONFIG
{
  "extends": "$console/jsconfig.json",
  "compilerOptions": {
    "paths": {
      "console/*": ["$console/src/main/resources/console/*"],
      "preact-iso/*": ["$work/node_modules/preact-iso/src/*"],
      "*": ["$work/node_modules/*"]
    },
    "skipLibCheck": true
  },
  "include": ["$console/src/main/resources/console"],
  "exclude": ["$console/src/main/resources/console/vendor"]
}
CONFIG
"$work/node_modules/.bin/tsc" --project "$work/tsconfig.json"
echo "Types of the console: checked"
