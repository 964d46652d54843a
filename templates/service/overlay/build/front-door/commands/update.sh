# shellcheck shell=bash
# Brings later changes of the template into this repository.

update_usage() {
  cat <<'TEXT'
usage: ./insula update [--from FOLDER] [--dry-run]

Merges what changed in the template since this repository was made or last updated, on a branch of
its own. Where you and the template changed the same lines, git's markers show both. No file that you
changed or added is deleted. Commit your changes first.

  --from FOLDER  the repository of the template, with its history, at the version to take; without
                 it the folder that .template.json names
  --dry-run      list what would merge and what would conflict, and change nothing
  --help         print this text
TEXT
}

command_update() {
  local from='' options=() jdk tools
  while [[ $# -gt 0 ]]; do
    case $1 in
      --from=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    case $1 in
      -h | --help) update_usage; return ;;
      --from)
        [[ -n ${2:-} ]] || { update_usage >&2; fail "$1 needs a value"; }
        from=$2
        shift 2
        ;;
      --dry-run) options+=("$1"); shift ;;
      *) update_usage >&2; fail "update has no option $1" ;;
    esac
  done
  [[ -n $from ]] || from=$(sed -n 's/^ *"from": "\(.*\)",$/\1/p' "${home:?}/.template.json")
  # The template's own sources run the update. Their packages have other names than the packages of
  # this repository.
  tools=("$from"/templates/tool/src/main/java/*/*/template/service/ServiceTemplate.java)
  [[ -f ${tools[0]} ]] || fail "'$from' is not the folder of a template; name the folder with --from FOLDER"
  jdk=$(require_jdk)
  exec_java "$jdk" "${tools[0]}" "$home" update --from "$from" ${options[@]+"${options[@]}"}
}
