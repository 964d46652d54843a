# shellcheck shell=bash
# Lists the apps in ./plugins, and why a jar there is refused.

# shellcheck source=build/front-door/build.sh
source "${home:?}/build/front-door/build.sh"

plugins_usage() {
  cat <<'TEXT'
usage: ./insula plugins

Lists the jars in the folder of plugins, and whether the next start accepts each. No server has to
run. docs/plugins.md describes what a plugin is and how its jar is built.

  --help           print this text

INSULA_PLUGINS     the folder, instead of ./plugins
TEXT
}

command_plugins() {
  local jdk
  case ${1:-} in
    -h | --help) plugins_usage; return ;;
    '') ;;
    *) plugins_usage >&2; fail "plugins has no option $1" ;;
  esac
  build_if_stale
  jdk=$(require_jdk)
  export INSULA_PLUGINS=${INSULA_PLUGINS:-$home/plugins}
  exec "$jdk/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$built/insula.jar" plugins
}
