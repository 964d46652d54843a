# shellcheck shell=bash
# Updates the public lists that modules contain.

command_lists() {
  if [[ $# -gt 0 ]]; then
    [[ $1 == --help || $1 == -h ]] || fail "lists has no option $1"
    printf 'usage: ./insula lists\n\nWrites the newest public lists, for instance of crawlers, into the sources of the modules that use them.\nNeeds node and npm. Run the tests of these modules afterwards.\n'
    return
  fi
  local tool script
  for tool in node npm tar; do
    command -v "$tool" >/dev/null || fail "lists needs $tool"
  done
  for script in "${home:?}"/*-module/public-lists.sh; do
    bash "$script"
  done
}
