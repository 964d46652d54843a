#!/usr/bin/env bash
# Writes the newest versions of three lists into this module: crawlers, user agents of people, and the mapping
# of characters in host names. They come from npm, and rare user agents of people from the sources of isbot,
# because its package has no examples. `./insula lists` runs this script.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
for name in crawler-user-agents user-agents top-user-agents tr46; do
  mkdir "$folder/$name"
  (cd "$folder" && tar -xzf "$(npm pack --silent "$name")" -C "$name" --strip-components=1)
done
git clone --quiet --depth 1 https://github.com/omrilotan/isbot "$folder/isbot"
node "$here/public-lists.mjs" "$folder" "$here/analytics/src"
