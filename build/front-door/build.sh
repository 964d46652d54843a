# shellcheck shell=bash
# Builds the deployable if its sources have changed. In an unpacked archive, the deployable is built already and
# there are no sources. The commands that start the deployable source this file.

if [[ -f ${home:?}/pom.xml ]]; then built=$home/app/target/run; else built=$home/app; fi
readonly built
readonly build_stamp=$built/front-door.stamp

# Prints a checksum of the names and contents of the deployable's sources, without tests and
# benchmarks, and of the folders in $@.
# shellcheck disable=SC2120 # The benchmarks pass folders.
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
  printf 'Building Insula (the first build downloads its libraries) ...\n'
  maven --quiet package --projects app --also-make -Dinsula.run
  printf '%s\n' "$sum" >"$build_stamp"
}

# Prints the class path of development: the deployable, whose manifest lists its libraries, and the
# additional jars of development.
development_class_path() {
  local path=$built/insula.jar jar
  for jar in "$built"/lib-development/*.jar; do
    path+=:$jar
  done
  printf '%s\n' "$path"
}

# Sets class_path_arguments to the arguments of Java for this class path and for the plugins that
# pass the check. A Java process cannot add jars to its class path later, so another process checks
# the plugins first.
#   $1 the JDK, $2 the class path
add_plugins() {
  local plugins argument
  class_path_arguments=(-cp "$2")
  [[ -z ${INSULA_PLUGINS:-} || -d $INSULA_PLUGINS ]] || fail "INSULA_PLUGINS must name an existing folder, not $INSULA_PLUGINS"
  export INSULA_PLUGINS=${INSULA_PLUGINS:-$home/plugins}
  compgen -G "$INSULA_PLUGINS/*.jar" >/dev/null || return 0
  plugins=$("$1/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$2" \
    io.insula.kernel.base.plugins.PluginArgumentsPrinter) || exit
  class_path_arguments=()
  while IFS= read -r argument; do class_path_arguments+=("$argument"); done <<<"$plugins"
}
