# shellcheck shell=bash
# Demonstrates a feature of Insula on this machine and checks the result.

# Demonstrations are in the benchmarks' jar and are built with it.
# shellcheck source=build/front-door/commands/bench.sh
source "${home:?}/build/front-door/commands/bench.sh"

demo_usage() {
  cat <<'TEXT'
usage: ./insula demo NAME

Builds changed code, starts a durable PostgreSQL and the processes of the demonstration, prints each
step, and exits with status 1 if a check fails. Everything is stopped and deleted afterwards.

  moving-out     an app moves to its own process and database and back, while users propose,
                 comment and vote; prints how many writes were lost or refused, and for how
                 long

INSULA_JAVA_HOME   the JDK 25 to use
TEXT
}

command_demo() {
  case ${1:-} in
    -h | --help) demo_usage; return ;;
    moving-out) [[ $# -eq 1 ]] || { demo_usage >&2; fail "demo accepts one name"; } ;;
    *) demo_usage >&2; fail "demo needs the name of a demonstration, such as moving-out" ;;
  esac
  build_if_stale
  build_bench_if_stale
  exec_bench demo.Demo "$1"
}
