# shellcheck shell=bash
# Runs the generator that adds and removes apps. The commands new and remove source this file.

# Replaces this shell by the generator, which needs no build.
#   $@ the command and its arguments
exec_template() {
  local jdk
  jdk=$(require_jdk)
  exec_java "$jdk" \
    "$home/templates/tool/src/main/java/io/insula/template/Template.java" "$home" "$@"
}
