#!/usr/bin/env bash
# Plays docker/compose.yaml in an empty folder, as a newcomer would, and takes it down again:
# the first answer over TLS, a sign-in with the password that was made, metrics in Prometheus.
#   docker/play-compose.sh [--moved-out] [--without-grafana]
# COMPOSE names the program, "docker compose" or "podman-compose"; INSULA_IMAGE an image that is there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here port=${INSULA_HTTPS_PORT:-8443}
services=(postgres app proxy prometheus grafana)
options=()
for option in "$@"; do
  case $option in
    --moved-out) services+=(threads activity); options=(--moved-out) ;;
    --without-grafana) services=("${services[@]/grafana/}") ;;
    *) echo "play-compose.sh has no option $option" >&2; exit 2 ;;
  esac
done
read -r -a compose <<<"${COMPOSE:-docker compose}"
read -r -a services <<<"${services[*]}"

say() {
  printf '%s  %s\n' "$(date +%T)" "$*"
}

fail() {
  say "FAILED: $*" >&2
  "${compose[@]}" -f "$folder/compose.yaml" logs 2>&1 | tail -n 80 >&2 || true
  exit 1
}

# Tries a command until it succeeds, for so many seconds.
await() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.5
  done
}

ask() {
  curl --silent --fail --max-time 10 --cacert "$folder/secrets/proxy/authority.pem" "https://localhost:$port$1" "${@:2}"
}

# Prometheus publishes no port, so its own program asks it, inside.
metric() {
  local answer
  answer=$("${compose[@]}" -f "$folder/compose.yaml" exec -T prometheus promtool query instant http://127.0.0.1:9090 "$1" 2>/dev/null) || return 1
  [[ $answer == *"$2"* ]]
}

down() {
  "${compose[@]}" -f "$folder/compose.yaml" down --volumes >/dev/null 2>&1 || say "down failed" >&2
  rm -rf "$folder"
}

folder=$(mktemp -d)
readonly folder
trap down EXIT
cp -r "$here"/{compose.yaml,moved-out.env,secrets.sh,up.sh,nginx,prometheus,grafana} "$folder"
cd "$folder"

say "up: ${services[*]}"
./up.sh "${options[@]}" -d "${services[@]}" >"$folder/up.log" 2>&1 || { cat "$folder/up.log" >&2; fail "up"; }

await 180 ask /health/readiness >/dev/null || fail "no answer over TLS"
say "first answer over TLS: $(ask /health/readiness)"

password=$(<secrets/admin-password)
token=$(ask /login --header "Content-Type: application/json" --data "{\"username\": \"admin\", \"password\": \"$password\"}" | sed 's/.*"access_token" *: *"\([^"]*\)".*/\1/')
[[ -n $token ]] || fail "no sign-in"
created=$(ask /projects/propose --header "Authorization: Bearer $token" --header 'Content-Type: application/json' \
  --data '{"project_name": "Played", "tagline": "by a newcomer", "tags": ["played"], "problems": ["None so far."], "solutions": []}') ||
  fail "no proposal"
say "proposed: $created"
project=$(sed 's/.*"project_id" *: *\([0-9]*\).*/\1/' <<<"$created")
await 30 ask "/projects/$project" --header "Authorization: Bearer $token" >/dev/null || fail "the project cannot be read"

outside=$(curl --silent --output /dev/null --write-out '%{http_code}' --cacert secrets/proxy/authority.pem "https://localhost:$port/prometheus")
[[ $outside == 404 ]] || fail "/prometheus answers $outside to everybody"

await 90 metric 'up{job="insula",process="app"} == 1' app || fail "Prometheus does not scrape app"
if [[ ${#options[@]} -gt 0 ]]; then
  for app in threads activity; do
    await 90 metric "up{job=\"insula\",process=\"$app\"} == 1" "$app" || fail "Prometheus does not scrape $app"
    ask /apps --header "Authorization: Bearer $token" | grep -q "remote" || fail "$app is not remote"
  done
fi
await 60 metric 'http_server_requests_seconds_count{job="insula",uri="/login"}' login || fail "no metric of the sign-in"
say "Prometheus scrapes: $("${compose[@]}" -f compose.yaml exec -T prometheus promtool query instant http://127.0.0.1:9090 'sum by (process) (up{job="insula"})' 2>/dev/null | tr '\n' ' ')"

"${compose[@]}" -f compose.yaml down --volumes >"$folder/down.log" 2>&1 || { cat "$folder/down.log"; fail "down"; }
if ask /health/readiness >/dev/null; then
  fail "it answers after down"
fi
say "down"
