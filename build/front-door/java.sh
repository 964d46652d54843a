# shellcheck shell=bash
# Starts the deployable, with an AOT cache: classes as they were after an earlier start, which save
# more than half of this one. Sourced by the commands that start it, after build.sh.

readonly cache_folder=${home:?}/.insula
# What production starts with, and for a quick start one compiler and a small heap.
java_options=(
  "@$home/app/jvm.options"
  -XX:TieredStopAtLevel=1
  -Xmx384m
)

# One number for the JDK, its options and all jars, by which the virtual machine would refuse a
# cache that does not fit: their names, sizes and times.
cache_key() {
  local jars=("${built:?}"/insula.jar "$built"/lib/*.jar "$built"/lib-development/*.jar)
  {
    cat "$1/release" "$home/app/jvm.options"
    printf '%s\n' "${java_options[@]}"
    stat -c '%n %s %Y' "${jars[@]}" 2>/dev/null || stat -f '%N %z %m' "${jars[@]}"
  } | cksum | tr -d ' '
}

# Sets cache_options to use the cache, if there is one that fits. If not, one is made for the next
# time, when this start is over: nobody waits for it.
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
  # Twice in the background, so that it is not a child of the Java that takes this shell's place.
  (make_cache "$cache" "$1" "$2" </dev/null >"$cache_folder/training.log" 2>&1 &)
}

# Makes a cache from a short run of its own, on a database of its own, at the lowest priority.
make_cache() {
  local cache=$1 jdk=$2 class_path=$3 work running=$cache_folder/training-pid
  # Ctrl-C is meant for the server alone.
  trap '' INT QUIT HUP
  # One at a time; what a killed one left behind is cleared away.
  if [[ -f $running ]] && kill -0 "$(<"$running")" 2>/dev/null; then return; fi
  sh -c 'echo $PPID' >"$running"
  rm -rf "$cache_folder"/training.*/
  work=$(mktemp -d "$cache_folder/training.XXXXXX")
  # shellcheck disable=SC2064 # The folder is known now.
  trap "rm -rf '$work' '$running'" EXIT
  await_port "${INSULA_HOST:-127.0.0.1}" "$INSULA_PORT" || return
  # Nothing of the server's own settings: neither its secrets nor its database are for this run.
  unset ${!INSULA_@}
  INSULA_DEVELOPMENT=true INSULA_EXIT_WHEN_READY=true INSULA_PORT=0 INSULA_DATA="$work/data" \
    nice -n 19 "$jdk/bin/java" "${java_options[@]}" "-XX:AOTCacheOutput=$work/cache" \
    -cp "$class_path" io.insula.app.Insula || return
  rm -f "$cache_folder"/aot-*.cache
  mv "$work/cache" "$cache"
}

# Puts the server, in development, in the place of this shell, so that signals reach it.
exec_insula() {
  local jdk class_path
  jdk=$(require_jdk)
  class_path=$(development_class_path)
  choose_cache "$jdk" "$class_path"
  exec "$jdk/bin/java" "${java_options[@]}" ${cache_options[@]+"${cache_options[@]}"} \
    -cp "$class_path" io.insula.app.Insula
}

# Waits at most two minutes until something listens.
#   $1 the host that it listens on, $2 the port
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
