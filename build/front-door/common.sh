# shellcheck shell=bash
# Functions that all commands use. Sourced by ./insula and .ci/run, which set $home.

# Prints one line and exits with status 2.
fail() {
  printf 'insula: %s\n' "$1" >&2
  exit 2
}

# shellcheck source=build/front-door/jdk.sh
source "${home:?}/build/front-door/jdk.sh"

# Runs Maven on this project with a JDK 25, whatever java is on the path.
maven() {
  local jdk
  jdk=$(require_jdk)
  (cd "$home" && JAVA_HOME=$jdk ./mvnw --batch-mode "$@")
}
