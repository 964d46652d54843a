# shellcheck shell=bash
# Measures this house on this machine: what it does a second, how fast, at what cost.

# shellcheck source=build/front-door/build.sh
source "${home:?}/build/front-door/build.sh"

readonly bench_built=$home/bench/target/run
readonly bench_stamp=$bench_built/front-door.stamp

bench_usage() {
  cat <<'TEXT'
usage: ./insula bench NAME [options]

Builds what is stale, starts a durable PostgreSQL and the houses that it measures, prints a table
and writes JSON. Everything is stopped and deleted afterwards. Leave the machine alone meanwhile.

  activity       events taken in one by one and in batches, beside plain INSERT and COPY; and
                 filtered reads among 100 thousand and 10 million events
  analytics      page views taken in one by one and in arrays, beside events and COPY; and what a
                 site of 12 million page views is told while more come in
  projects       proposing, listing, and voting on one thread and on many
  moving-out     a mix of those with all apps in one process, in two, and each in one of its own;
                 and a single call in process and between processes

  --quick        in some minutes about where things stand (10 million are 1 million then, and 12
                 million are 120 thousand)
  --json FILE    write the JSON there instead of to target/bench/NAME.json
  --help         this text

INSULA_JAVA_HOME            the JDK 25 to use
INSULA_BENCH_JAVA_OPTIONS   more options for the houses' Java, for instance to record a profile
TEXT
}

command_bench() {
  local name='' pace=thorough json=''
  while [[ $# -gt 0 ]]; do
    case $1 in
      --json=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    case $1 in
      -h | --help) bench_usage; return ;;
      --quick) pace=quick; shift ;;
      --json)
        [[ -n ${2:-} ]] || { bench_usage >&2; fail "$1 needs a value"; }
        json=$2
        shift 2
        ;;
      activity | analytics | projects | moving-out)
        [[ -z $name ]] || fail "bench takes one name"
        name=$1
        shift
        ;;
      *) bench_usage >&2; fail "bench has no option or benchmark $1" ;;
    esac
  done
  [[ -n $name ]] || { bench_usage >&2; fail "which benchmark?"; }
  build_if_stale
  build_bench_if_stale
  exec_bench Bench "$name" "$pace" "${json:-$home/target/bench/$name.json}"
}

build_bench_if_stale() {
  local sum
  sum=$(sources_sum bench)
  if [[ -f $bench_built/insula-bench.jar && -f $bench_stamp && $(<"$bench_stamp") == "$sum" ]]; then
    return
  fi
  printf 'Building the benchmarks ...\n'
  maven --quiet package --projects bench --also-make -Dinsula.run
  printf '%s\n' "$sum" >"$bench_stamp"
}

# Puts the benchmark in the place of this shell, so that Ctrl-C reaches it.
#   $1 its main class, then what that is told before the jar of the house and the folder to work in
exec_bench() {
  local jdk class=io.insula.bench.$1
  shift
  jdk=$(require_jdk)
  exec "$jdk/bin/java" -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow \
    ${INSULA_BENCH_JAVA_OPTIONS:+"-Dinsula.bench.java-options=$INSULA_BENCH_JAVA_OPTIONS"} \
    "-Dinsula.bench.certificates=$home/build/Certificates.java" \
    -cp "$bench_built/insula-bench.jar:$bench_built/lib/*" "$class" \
    "$@" "$built/insula.jar" "$home/.insula"
}
