# shellcheck shell=bash
# Measures the server on this machine: throughput, latency and CPU cost.

# shellcheck source=build/front-door/build.sh
source "${home:?}/build/front-door/build.sh"
# shellcheck source=build/front-door/bench-template.sh
source "$home/build/front-door/bench-template.sh"

readonly bench_built=$home/bench/target/run
readonly bench_stamp=$bench_built/front-door.stamp

bench_usage() {
  cat <<'TEXT'
usage: ./insula bench NAME [options]

Builds changed code, starts a durable PostgreSQL and the measured servers, prints a table and writes
JSON. Everything is stopped and deleted afterwards. Do not use the machine during the run.
With the name 'template': measures ./insula new instead, without JSON.

  --quick        approximate results in some minutes, with less data
  --json FILE    write the JSON to FILE instead of target/bench/NAME.json
  --help         print this text and the names of the benchmarks

INSULA_JAVA_HOME            the JDK 25 to use
INSULA_BENCH_JAVA_OPTIONS   more options for the servers' Java, for instance to record a profile
INSULA_BENCH_IMPORT_ROWS    the number of rows that benchmarks of imports store
TEXT
}

# Prints the usage and the descriptions of the benchmarks. Builds the benchmarks first, because they
# contain their descriptions.
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
        [[ -z $name ]] || fail "bench accepts one name"
        name=$1
        shift
        ;;
    esac
  done
  [[ -n $name ]] || { bench_help >&2; fail "bench needs the name of a benchmark"; }
  if [[ $name == template ]]; then
    bench_template
    return
  fi
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

# Prints the class path: the harness, its libraries, and the benchmarks of all apps.
bench_class_path() {
  local path=$bench_built/insula-bench.jar:$bench_built/lib/* jar
  for jar in "$home"/*-module/*-bench/target/run/*.jar; do
    path+=:$jar
  done
  printf '%s\n' "$path"
}

# Runs a main class of the benchmarks.
#   $1 the class, followed by its arguments
bench_java() {
  local jdk class=io.insula.bench.$1
  shift
  jdk=$(require_jdk)
  "$jdk/bin/java" -XX:TieredStopAtLevel=1 -cp "$(bench_class_path)" "$class" "$@"
}

# Replaces this shell by the benchmark, so that Ctrl-C reaches the benchmark.
#   $1 its main class, followed by its arguments before the deployable's jar and the working folder
exec_bench() {
  local jdk class=io.insula.bench.$1
  shift
  jdk=$(require_jdk)
  exec "$jdk/bin/java" -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow \
    ${INSULA_BENCH_JAVA_OPTIONS:+"-Dinsula.bench.java-options=$INSULA_BENCH_JAVA_OPTIONS"} \
    ${INSULA_BENCH_IMPORT_ROWS:+"-Dinsula.bench.import-rows=$INSULA_BENCH_IMPORT_ROWS"} \
    "-Dinsula.bench.certificates=$home/build/Certificates.java" \
    -cp "$(bench_class_path)" "$class" "$@" "$built/insula.jar" "$home/.insula"
}
