#!/usr/bin/env bash
# Writes the newest versions of three lists from npm into this module: crawlers, user agents of people, and
# the mapping of characters in host names. `./insula lists` runs this script.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
for name in crawler-user-agents user-agents top-user-agents tr46; do
  mkdir "$folder/$name"
  (cd "$folder" && tar -xzf "$(npm pack --silent "$name")" -C "$name" --strip-components=1)
done
node "$here/public-lists.mjs" "$folder" "$here/analytics/src"
