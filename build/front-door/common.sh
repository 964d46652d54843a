# shellcheck shell=bash
# What the commands of the front door share. Sourced by ./insula, which sets $home.

# Says one line and ends.
fail() {
  printf 'insula: %s\n' "$1" >&2
  exit 2
}

# shellcheck source=build/front-door/jdk.sh
source "${home:?}/build/front-door/jdk.sh"

# Runs Maven on this project, on a JDK 25 whatever the java on the path is.
maven() {
  local jdk
  jdk=$(require_jdk)
  (cd "$home" && JAVA_HOME=$jdk ./mvnw --batch-mode "$@")
}
