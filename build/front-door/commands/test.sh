# shellcheck shell=bash
# Runs all tests, or those of a given name.

test_usage() {
  cat <<'TEXT'
usage: ./insula test [NAME]

Without a name: ./mvnw verify, which compiles, checks and tests, except in other processes,
browsers and containers.
With a name: only the test classes of that name, for instance VotesTest or '*Vote*'.
With the name of an app: the tests of its modules.
With 'durability': kills the server and PostgreSQL under load, five times each, and makes an app in
its own process unavailable for 20 seconds.
TEXT
}

command_test() {
  case ${1:-} in
    -h | --help) test_usage ;;
    -*) test_usage >&2; fail "test has no option $1" ;;
    '') maven verify ;;
    durability)
      maven verify -Dtest='DurabilityTest,*UnavailableTest' -Dsurefire.failIfNoSpecifiedTests=false \
        -Dinsula.test.durability-rounds=5 -Dinsula.test.seconds-away=20
      ;;
    *)
      [[ $# -eq 1 ]] || fail "test accepts one name"
      local modules
      modules=$(modules_of_app "$1")
      if [[ -n $modules ]]; then
        # Checks the format of this app only, because the whole repository takes many seconds, and measures no
        # coverage, which only verify checks. Other classes than tests stay out: one of the copied app becomes a
        # test only in a new app.
        maven test --projects "$modules" --also-make "-Dtest=io/insula/$1/**/*Test" \
          -Dsurefire.failIfNoSpecifiedTests=false "-Dinsula.format.folder=${modules%%/*}" -Djacoco.skip
        return
      fi
      maven verify "-Dtest=$1" -Dsurefire.failIfNoSpecifiedTests=false
      ;;
  esac
}

# Prints the modules of an app, separated by commas; nothing if there is no such app.
modules_of_app() {
  [[ $1 =~ ^[a-z]+$ ]] || return 0
  sed -nE "s#^ *<module>(.*-(module|plugin)/$1(-[a-z]*)?)</module>#\\1#p" "${home:?}/pom.xml" |
    grep -v -e '-bench$' | paste -s -d , -
}
