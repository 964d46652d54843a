# shellcheck shell=bash
# Functions that all commands use. Sourced by ./insula and .ci/run, which set $home.

# Prints one line and exits with status 2.
fail() {
  printf 'insula: %s\n' "$1" >&2
  exit 2
}

# shellcheck source=build/front-door/jdk.sh
source "${home:?}/build/front-door/jdk.sh"

# Replaces this shell by a Java program that reads and writes files with any names. Without a locale in
# UTF-8, Java knows only names in ASCII.
#   $1 the JDK; after it the arguments of Java
exec_java() {
  local locale=${LC_ALL-}
  [[ $(locale charmap 2>/dev/null) == UTF-8 ]] || locale=C.UTF-8
  JAVA_HOME=$1 LC_ALL=$locale exec "$1/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "${@:2}"
}

# Runs Maven on this project with a JDK 25, whatever java is on the path.
maven() {
  local jdk
  jdk=$(require_jdk)
  (cd "$home" && JAVA_HOME=$jdk ./mvnw --batch-mode "$@")
}
