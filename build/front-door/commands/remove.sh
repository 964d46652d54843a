# shellcheck shell=bash
# Removes an app from this repository.

# shellcheck source=build/front-door/template.sh
source "${home:?}/build/front-door/template.sh"

remove_usage() {
  cat <<'TEXT'
usage: ./insula remove app NAME [--force]

Deletes the folder NAME-module and the lines of the build that host the app. Its schema stays in
each database. An app on which other modules depend stays.

  --force        remove the app also if it has changes that are not committed; they are lost
  --help         print this text
TEXT
}

command_remove() {
  local argument
  for argument in "$@"; do
    case $argument in
      -h | --help) remove_usage; return ;;
    esac
  done
  [[ $# -gt 0 ]] || { remove_usage >&2; fail "remove needs 'app' and the name of the app"; }
  exec_template remove "$@"
}
