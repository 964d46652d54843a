# shellcheck shell=bash
# Runs the generator of services. The command new sources this file. A service does not have this file.

new_service_usage() {
  cat <<'TEXT'

usage: ./insula new service NAME --to FOLDER --group PACKAGE [--dry-run]

Makes a separate repository for a service: the core, the sample app, a front door ./NAME, the files of
its build and its image, and a first commit. Copies the files of the last commit of this repository.
NAME is a word of lower-case letters and digits; all packages begin with PACKAGE.NAME.

  --to FOLDER    a folder that is empty or does not exist yet
  --group PACKAGE
                 a Java package, for instance com.example
  --dry-run      list what would be written, and write nothing
TEXT
}

# Replaces this shell by the generator, which needs no build.
#   $@ the command and its arguments
exec_service_template() {
  local jdk
  jdk=$(require_jdk)
  exec_java "$jdk" \
    "${home:?}/templates/tool/src/main/java/io/insula/template/service/ServiceTemplate.java" \
    "$home" "$@"
}
