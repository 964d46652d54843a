# shellcheck shell=bash
# Creates certificates for calls between processes, for development.

certs_usage() {
  cat <<'TEXT'
usage: ./insula certs [options] [NAME ...]

Creates an authority, unless there is one. Creates for each process NAME a certificate, a key and the
list of trusted authorities, valid on this machine and on a host of that name. The default names are
front and all apps that can run in another process. A second run replaces certificates and keys. It keeps
the authority and the list of trusted authorities. Running processes reload changed files.

  --dir DIR     write the files to DIR instead of ./.insula/certs
  --days DAYS   the validity in days, instead of 90
  --help        print this text

For production, use your own certificates: docs/moving-out.md describes the files.
TEXT
}

command_certs() {
  local folder=${home:?}/.insula/certs days=90 jdk name app
  local names=()
  while [[ $# -gt 0 ]]; do
    case $1 in
      --dir=* | --days=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    case $1 in
      -h | --help) certs_usage; return ;;
      --dir | --days)
        [[ -n ${2:-} ]] || { certs_usage >&2; fail "$1 needs a value"; }
        if [[ $1 == --dir ]]; then folder=$2; else days=$2; fi
        shift 2
        ;;
      -*) certs_usage >&2; fail "certs has no option $1" ;;
      *) names+=("$1"); shift ;;
    esac
  done
  [[ $days =~ ^[1-9][0-9]{0,3}$ ]] || fail "--days must be 1 to 9999, not $days"
  if [[ ${#names[@]} -eq 0 ]]; then
    names=(front)
    while read -r app; do
      names+=("$app")
    done < <(apps_that_move)
  fi
  jdk=$(require_jdk)
  "$jdk/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    "$home/build/Certificates.java" "$folder" "$days" "${names[@]}"
  printf 'The settings of each process:\n\n'
  for name in "${names[@]}"; do
    printf '  %s\n' \
      "INSULA_REMOTE_CERTIFICATE=$folder/$name/certificate.pem" \
      "INSULA_REMOTE_KEY=$folder/$name/key.pem" \
      "INSULA_REMOTE_AUTHORITIES=$folder/$name/authorities.pem"
    printf '\n'
  done
}

# Prints the apps that can run in separate processes, one a line. They are found by their sources, or in an
# archive by their jars.
apps_that_move() {
  local each
  for each in "$home"/*-module/*-remote "$home"/app/lib/insula-*-remote-[0-9]*.jar; do
    [[ -e $each ]] || continue
    each=$(basename "$each")
    each=${each#insula-}
    printf '%s\n' "${each%-remote*}"
  done
}
