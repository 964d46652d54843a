# shellcheck shell=bash
# Renews the public lists that analytics comes with.

command_lists() {
  if [[ $# -gt 0 ]]; then
    [[ $1 == --help || $1 == -h ]] || fail "lists has no option $1"
    printf 'usage: ./insula lists\n\nTakes crawlers, user agents of people and the mapping of host names from the newest\npackages of npm, and writes them into the sources of analytics. Needs node and npm.\nRun the tests of analytics afterwards.\n'
    return
  fi
  local tool folder name
  for tool in node npm tar; do
    command -v "$tool" >/dev/null || fail "lists needs $tool"
  done
  folder=$(mktemp -d)
  for name in crawler-user-agents user-agents top-user-agents tr46; do
    mkdir "$folder/$name"
    (cd "$folder" && tar -xzf "$(npm pack --silent "$name")" -C "$name" --strip-components=1)
  done
  node "${home:?}/analytics-module/public-lists.mjs" "$folder" "$home/analytics-module/analytics/src"
  rm -r "$folder"
}
