# shellcheck shell=bash
# Starts the deployable with an AOT cache, which contains the loaded classes of an earlier start and
# saves more than half of the start-up time. Sourced, after build.sh, by the commands that start the
# deployable.

readonly cache_folder=${home:?}/.insula
# The options of production, and two for a quick start: only the first JIT compiler (C1), and a
# small heap.
java_options=(
  "@$home/app/jvm.options"
  -XX:TieredStopAtLevel=1
  -Xmx384m
)

# Prints a checksum of everything for which the virtual machine would refuse an outdated cache: the
# JDK, its options, and the names, sizes and times of all jars.
cache_key() {
  local jars=("${built:?}"/insula.jar "$built"/lib/*.jar "$built"/lib-development/*.jar)
  {
    cat "$1/release" "$home/app/jvm.options"
    printf '%s\n' "${java_options[@]}"
    stat -c '%n %s %Y' "${jars[@]}" 2>/dev/null || stat -f '%N %z %m' "${jars[@]}"
  } | cksum | tr -d ' '
}

# Sets cache_options so that Java uses a matching cache. If there is no such cache, creates one in
# the background, for the next start.
#   $1 the JDK, $2 the class path
choose_cache() {
  local cache
  cache=$cache_folder/aot-$(cache_key "$1").cache
  cache_options=()
  if [[ -f $cache ]]; then
    cache_options=("-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off)
    return
  fi
  mkdir -p "$cache_folder"
  # Started in the background of a subshell. Otherwise it would become a child of the Java process that
  # replaces this shell.
  (make_cache "$cache" "$1" "$2" </dev/null >"$cache_folder/training.log" 2>&1 &)
}

# Creates a cache in a separate short run of the server with its own database, at the lowest
# priority.
make_cache() {
  local cache=$1 jdk=$2 class_path=$3 work running=$cache_folder/training-pid
  # Ctrl-C must end only the server.
  trap '' INT QUIT HUP
  # Ends if another run is creating a cache. Otherwise deletes the files that a killed run has left.
  if [[ -f $running ]] && kill -0 "$(<"$running")" 2>/dev/null; then return; fi
  sh -c 'echo $PPID' >"$running"
  rm -rf "$cache_folder"/training.*/
  work=$(mktemp -d "$cache_folder/training.XXXXXX")
  # shellcheck disable=SC2064 # The variable is expanded now on purpose.
  trap "rm -rf $(printf '%q %q' "$work" "$running")" EXIT
  await_port "${INSULA_HOST:-127.0.0.1}" "$INSULA_PORT" || return
  # Removes the settings of the user's server, so that this run uses neither the secrets nor the
  # database of that server.
  unset ${!INSULA_@}
  INSULA_DEVELOPMENT=true INSULA_EXIT_WHEN_READY=true INSULA_PORT=0 INSULA_DATA="$work/data" \
    nice -n 19 "$jdk/bin/java" "${java_options[@]}" "-XX:AOTCacheOutput=$work/cache" \
    -cp "$class_path" io.insula.app.Insula || return
  rm -f "$cache_folder"/aot-*.cache
  mv "$work/cache" "$cache"
}

# Replaces this shell by the server in development, so that signals reach the server.
exec_insula() {
  local jdk class_path
  jdk=$(require_jdk)
  class_path=$(development_class_path)
  choose_cache "$jdk" "$class_path"
  add_plugins "$jdk" "$class_path"
  exec "$jdk/bin/java" "${java_options[@]}" ${cache_options[@]+"${cache_options[@]}"} \
    "${class_path_arguments[@]}" io.insula.app.Insula
}

# Waits at most two minutes until a server listens.
#   $1 its host, $2 its port
await_port() {
  local host=$1 tries=240
  case $host in
    0.0.0.0 | :: | 0:0:0:0:0:0:0:0) host=127.0.0.1 ;;
  esac
  until (exec 3<>"/dev/tcp/$host/$2") 2>/dev/null; do
    ((tries--)) || return
    sleep 0.5
  done
}
