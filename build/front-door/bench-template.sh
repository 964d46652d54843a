# shellcheck shell=bash
# Measures how long ./insula new takes for an app and for a service, with their tests, in a copy of the last
# commit. Sourced by the command bench.

# Prints two times: the time from ./insula new app until the tests of the new app have passed, and
# the time of verify of a new service, which runs all its tests except for those of the core.
bench_template() {
  local copy log
  mkdir -p "${home:?}/.insula"
  copy=$(mktemp -d "$home/.insula/bench-template.XXXXXX")
  # shellcheck disable=SC2064 # The variable is expanded now on purpose.
  trap "rm -rf $(printf '%q' "$copy")" EXIT
  log=$home/target/bench/template.log
  mkdir -p "$home/target/bench"
  git clone --quiet "$home" "$copy/insula"
  printf 'Building a copy of the last commit ...\n'
  # If a part fails, the log contains the reason.
  (cd "$copy/insula" && bench_template_run warm_up && bench_template_run new_app &&
    bench_template_run new_service && bench_template_run service_verify) \
    >"$log" 2>&1 || fail "a part failed; see $log"
  bench_template_table <"$log"
}

# Prints the times in a log, with their goals and whether they were reached. A goal is reached if the time is
# less, as in "under 60 s".
bench_template_table() {
  local what seconds goal reached
  printf '\n%-48s %8s %8s  %s\n' '' measured goal reached
  sed -n 's/^template: //p' | while IFS='|' read -r what seconds goal; do
    reached=yes
    ((seconds < goal)) || reached=no
    printf '%-48s %6d s %6d s  %s\n' "$what" "$seconds" "$goal" "$reached"
  done
}

bench_template_run() {
  local since=$SECONDS
  "bench_template_$1" || return
  case $1 in
    new_app) printf 'template: ./insula new app until its tests pass|%d|60\n' $((SECONDS - since)) ;;
    service_verify) printf 'template: verify of a new service, core not tested|%d|300\n' $((SECONDS - since)) ;;
  esac
}

bench_template_warm_up() {
  JAVA_HOME=$(require_jdk) ./mvnw --batch-mode test-compile --also-make \
    --projects templates/sample-module/sample
}

bench_template_new_app() {
  ./insula new app inventory && ./insula test inventory
}

bench_template_new_service() {
  ./insula new service billing --to ../billing --group com.example
}

bench_template_service_verify() {
  ../billing/billing test
}
