# shellcheck shell=bash
# Builds the deployable when it is stale; an archive has it built, and no sources. Sourced by the
# commands that start it.

if [[ -f ${home:?}/pom.xml ]]; then built=$home/app/target/run; else built=$home/app; fi
readonly built
readonly build_stamp=$built/front-door.stamp

# One number for the contents and names of all that the deployable is made of, tests and benchmarks
# left out, and of further folders.
# shellcheck disable=SC2120 # The benchmarks have some.
sources_sum() {
  (
    cd "$home" || exit
    find pom.xml .mvn build/openapi.properties app core ./*-module "$@" \
      -type d \( -name target -o -path '*/src/test' -o -path './*-module/*-bench' \) -prune -o -type f \
      \( -name pom.xml -o -path '.mvn/*' -o -path 'build/*' -o -path '*/src/main/*' \) -print |
      LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum
  )
}

build_if_stale() {
  local sum
  [[ -f $home/pom.xml ]] || return 0
  # shellcheck disable=SC2119
  sum=$(sources_sum)
  if [[ -f $built/insula.jar && -f $build_stamp && $(<"$build_stamp") == "$sum" ]]; then
    return
  fi
  printf 'Building Insula (the first time this fetches its libraries) ...\n'
  maven --quiet package --projects app --also-make -Dinsula.run
  printf '%s\n' "$sum" >"$build_stamp"
}

# The deployable, which names its libraries itself, and what development has beside it.
development_class_path() {
  local path=$built/insula.jar jar
  for jar in "$built"/lib-development/*.jar; do
    path+=:$jar
  done
  printf '%s\n' "$path"
}
