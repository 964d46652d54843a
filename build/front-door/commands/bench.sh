# shellcheck shell=bash
# Measures the server on this machine: what it does a second, how fast, at what cost.

# shellcheck source=build/front-door/build.sh
source "${home:?}/build/front-door/build.sh"

readonly bench_built=$home/bench/target/run
readonly bench_stamp=$bench_built/front-door.stamp

bench_usage() {
  cat <<'TEXT'
usage: ./insula bench NAME [options]

Builds what is stale, starts a durable PostgreSQL and the servers that it measures, prints a table
and writes JSON. Everything is stopped and deleted afterwards. Leave the machine alone meanwhile.

  --quick        in some minutes about where things stand, on less data
  --json FILE    write the JSON there instead of to target/bench/NAME.json
  --help         this text and the names of the benchmarks

INSULA_JAVA_HOME            the JDK 25 to use
INSULA_BENCH_JAVA_OPTIONS   more options for the servers' Java, for instance to record a profile
TEXT
}

# The text above and what the benchmarks say of themselves, for which they are built.
bench_help() {
  bench_usage
  build_bench_if_stale
  printf '\nBenchmarks:\n\n'
  bench_java Bench
}

command_bench() {
  local name='' pace=thorough json=''
  while [[ $# -gt 0 ]]; do
    case $1 in
      --json=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    case $1 in
      -h | --help) bench_help; return ;;
      --quick) pace=quick; shift ;;
      --json)
        [[ -n ${2:-} ]] || { bench_usage >&2; fail "$1 needs a value"; }
        json=$2
        shift 2
        ;;
      -*) bench_usage >&2; fail "bench has no option $1" ;;
      *)
        [[ -z $name ]] || fail "bench takes one name"
        name=$1
        shift
        ;;
    esac
  done
  [[ -n $name ]] || { bench_help >&2; fail "which benchmark?"; }
  build_if_stale
  build_bench_if_stale
  exec_bench Bench "$name" "$pace" "${json:-$home/target/bench/$name.json}"
}

build_bench_if_stale() {
  local sum folder folders=()
  for folder in "$home"/*-module/*-bench; do
    folders+=("${folder#"$home/"}")
  done
  sum=$(sources_sum bench "${folders[@]}")
  if [[ -f $bench_built/insula-bench.jar && -f $bench_stamp && $(<"$bench_stamp") == "$sum" ]]; then
    return
  fi
  printf 'Building the benchmarks ...\n'
  maven --quiet package --projects "$(IFS=, && printf '%s' "bench,${folders[*]}")" --also-make \
    -Dinsula.run
  printf '%s\n' "$sum" >"$bench_stamp"
}

# The harness, its libraries, and the benchmarks of all apps.
bench_class_path() {
  local path=$bench_built/insula-bench.jar:$bench_built/lib/* jar
  for jar in "$home"/*-module/*-bench/target/run/*.jar; do
    path+=:$jar
  done
  printf '%s\n' "$path"
}

# Runs a main class of the benchmarks.
#   $1 the class, then its arguments
bench_java() {
  local jdk class=io.insula.bench.$1
  shift
  jdk=$(require_jdk)
  "$jdk/bin/java" -XX:TieredStopAtLevel=1 -cp "$(bench_class_path)" "$class" "$@"
}

# Puts the benchmark in the place of this shell, so that Ctrl-C reaches it.
#   $1 its main class, then its arguments before the deployable's jar and the folder to work in
exec_bench() {
  local jdk class=io.insula.bench.$1
  shift
  jdk=$(require_jdk)
  exec "$jdk/bin/java" -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow \
    ${INSULA_BENCH_JAVA_OPTIONS:+"-Dinsula.bench.java-options=$INSULA_BENCH_JAVA_OPTIONS"} \
    "-Dinsula.bench.certificates=$home/build/Certificates.java" \
    -cp "$(bench_class_path)" "$class" "$@" "$built/insula.jar" "$home/.insula"
}
