# shellcheck shell=bash
# Lists the commands.

command_help() {
  local file name
  printf 'Insula: a participatory-budgeting and crowdfunding backend.\n\nusage: ./insula <command>\n\n'
  for file in "${home:?}"/build/front-door/commands/*.sh; do
    name=$(basename "$file" .sh)
    printf '  %-10s %s\n' "$name" "$(sed -n '2s/^# //p' "$file")"
  done
  printf '\n./insula <command> --help prints the options of a command.\n'
}
