# shellcheck shell=bash
# Makes a new app in this repository, or a new service in a separate repository.

# shellcheck source=build/front-door/template.sh
source "${home:?}/build/front-door/template.sh"
if [[ -f $home/build/front-door/service.sh ]]; then
  # shellcheck source=build/front-door/service.sh
  source "$home/build/front-door/service.sh"
fi

new_usage() {
  cat <<'TEXT'
usage: ./insula new app NAME [options]

Adds an app to this repository: one resource with its routes, its table, its tests and its
documentation. NAME is a lower-case word.

  --remote       the app can run in another process: add its gRPC artifact
  --jar          the app is a plugin: build it as one jar, which this server does not contain
  --dry-run      list what would be written, and write nothing
  --force        write also if the repository has changes that are not committed
  --help         print this text
TEXT
  if declare -F new_service_usage >/dev/null; then new_service_usage; fi
}

command_new() {
  local argument
  for argument in "$@"; do
    case $argument in
      -h | --help) new_usage; return ;;
    esac
  done
  [[ $# -gt 0 ]] || { new_usage >&2; fail "new needs a kind and a name, for instance: new app inventory"; }
  if [[ $1 == service ]] && declare -F exec_service_template >/dev/null; then
    exec_service_template new "$@"
  fi
  exec_template new "$@"
}
