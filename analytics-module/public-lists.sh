#!/usr/bin/env bash
# Renews the lists of crawlers, of user agents of people and of characters of host names from npm.
# ./insula lists runs it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
for name in crawler-user-agents user-agents top-user-agents tr46; do
  mkdir "$folder/$name"
  (cd "$folder" && tar -xzf "$(npm pack --silent "$name")" -C "$name" --strip-components=1)
done
node "$here/public-lists.mjs" "$folder" "$here/analytics/src"
