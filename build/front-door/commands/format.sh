# shellcheck shell=bash
# Formats the Java sources, as verify requires.

command_format() {
  if [[ $# -gt 0 ]]; then
    [[ $1 == --help || $1 == -h ]] || fail "format has no option $1"
    printf 'usage: ./insula format\n\nFormats every Java file with google-java-format.\n'
    return
  fi
  maven --quiet validate --non-recursive -Dinsula.format=--fix
}
