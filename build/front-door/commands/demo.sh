# shellcheck shell=bash
# Shows what Insula can do, on this machine, and checks that it did.

# Demonstrations share the benchmarks' jar, and with it how that is built.
# shellcheck source=build/front-door/commands/bench.sh
source "${home:?}/build/front-door/commands/bench.sh"

demo_usage() {
  cat <<'TEXT'
usage: ./insula demo NAME

Builds what is stale, starts a durable PostgreSQL and the processes that it shows, says what it
does, and ends with status 1 if something was not as it must be. Everything is stopped and deleted
afterwards.

  moving-out     an app moves to a process and a database of its own and back, while people
                 propose, comment and vote: what was lost, what was refused, and for how long

INSULA_JAVA_HOME   the JDK 25 to use
TEXT
}

command_demo() {
  case ${1:-} in
    -h | --help) demo_usage; return ;;
    moving-out) [[ $# -eq 1 ]] || { demo_usage >&2; fail "demo takes one name"; } ;;
    *) demo_usage >&2; fail "which demonstration?" ;;
  esac
  build_if_stale
  build_bench_if_stale
  exec_bench demo.Demo "$1"
}
