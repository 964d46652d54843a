# shellcheck shell=bash
# Starts Insula on this machine, with its own PostgreSQL.

# shellcheck source=build/front-door/build.sh
source "${home:?}/build/front-door/build.sh"
# shellcheck source=build/front-door/java.sh
source "$home/build/front-door/java.sh"

run_usage() {
  cat <<'TEXT'
usage: ./insula run [options]

Builds changed code and starts Insula at http://localhost:8080, reachable only from this machine.
Ctrl-C stops it. The first run creates a start-up cache in the background for some seconds.

  --port PORT    listen on PORT instead of 8080
  --data DIR     store the database in DIR instead of ./data
  --no-demo      create no demo accounts and no demo data
  --apps A,B     host only these apps
  --insecure-local
                 use no certificates for calls to and from other processes of this machine
  --help         print this text

INSULA_ADMIN_PASSWORD   sets the password of the account admin at this start
INSULA_DATABASE_URL     a jdbc:postgresql: address to use instead of the embedded PostgreSQL,
                        with INSULA_DATABASE_USER and INSULA_DATABASE_PASSWORD
INSULA_PLUGINS          the folder of plugins to host, instead of ./plugins
INSULA_JAVA_HOME        the JDK 25 to use
TEXT
}

command_run() {
  export INSULA_DEVELOPMENT=true INSULA_PORT=${INSULA_PORT:-8080} INSULA_DATA=${INSULA_DATA:-$home/data}
  while [[ $# -gt 0 ]]; do
    case $1 in
      --port=* | --data=* | --apps=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    case $1 in
      -h | --help) run_usage; return ;;
      --no-demo) export INSULA_DEMO=false; shift ;;
      --insecure-local) export INSULA_REMOTE_INSECURE_LOCAL=true; shift ;;
      --port | --data | --apps)
        [[ -n ${2:-} ]] || { run_usage >&2; fail "$1 needs a value"; }
        run_option "$1" "$2"
        shift 2
        ;;
      *) run_usage >&2; fail "run has no option $1" ;;
    esac
  done
  build_if_stale
  exec_insula
}

run_option() {
  case $1 in
    --port)
      [[ $2 =~ ^[0-9]{1,5}$ && $2 -ge 1 && $2 -le 65535 ]] || fail "--port must be 1 to 65535, not $2"
      export INSULA_PORT=$2
      ;;
    --data) export INSULA_DATA=$2 ;;
    --apps) export INSULA_HOSTED_APPS=$2 ;;
  esac
}
