# shellcheck shell=bash
# Moves the data of an app from one database to another.

# shellcheck source=build/front-door/build.sh
source "${home:?}/build/front-door/build.sh"

move_usage() {
  cat <<'TEXT'
usage: ./insula move APP [--leaving]

Copies the tables of an app to a new database and renames their schema in the old database, in one
transaction each. No acknowledged write is lost, even if clients still write. docs/moving-out.md
describes all steps.

  --leaving      no process uses the old database after the move: also move all messages of its
                 outbox, including the failed ones
  --help         print this text

INSULA_DATABASE_URL     the old database, with INSULA_DATABASE_USER and INSULA_DATABASE_PASSWORD
INSULA_MOVE_TO_URL      the new database, with INSULA_MOVE_TO_USER and INSULA_MOVE_TO_PASSWORD
TEXT
}

command_move() {
  local jdk argument
  for argument in "$@"; do
    case $argument in
      -h | --help) move_usage; return ;;
    esac
  done
  [[ $# -gt 0 ]] || { move_usage >&2; fail "move needs the name of an app"; }
  build_if_stale
  jdk=$(require_jdk)
  add_plugins "$jdk" "$built/insula.jar"
  exec "$jdk/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
    "${class_path_arguments[@]}" io.insula.app.Insula move "$@"
}
