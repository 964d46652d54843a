#!/usr/bin/env bash
# Tests docker/compose.yaml in an empty folder, as a new user would start it, and stops it afterwards.
# Waits until it is ready, and checks over TLS a sign-in with the generated password, a proposal and a request
# of an admin of a cycle; that clients cannot read the metrics and Prometheus can; that Grafana has the board;
# and that stopping leaves nothing behind. With --queries, Prometheus evaluates queries: each line of the file
# is "rows" (the query must return rows) or "valid" (it need not), a space, and a query.
#   docker/play-compose.sh [--moved-out] [--without-grafana] [--queries FILE]
# It uses "docker compose", or "podman-compose" if CONTAINER_ENGINE names podman or only podman is
# installed. COMPOSE names another program. INSULA_IMAGE names an existing image. INSULA_NGINX_IMAGE,
# INSULA_PROMETHEUS_IMAGE and INSULA_POSTGRES_IMAGE replace the public images, for instance by those of
# docker/offline-images.sh.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here port=${INSULA_HTTPS_PORT:-8443}
services=(postgres front proxy prometheus grafana)
options=()
queries=
while (($#)); do
  case $1 in
    --moved-out) services+=(threads activity); options=(--moved-out) ;;
    --without-grafana) services=("${services[@]/grafana/}") ;;
    --queries) queries=${2:?a file}; shift ;;
    *) echo "play-compose.sh has no option $1" >&2; exit 2 ;;
  esac
  shift
done
# shellcheck source=docker/engine.sh
source "$here/engine.sh"
choose_engine docker podman || { echo "play-compose.sh: there is neither Docker nor podman" >&2 && exit 2; }
folder=$(mktemp -d)
programs=$(mktemp -d)
readonly folder programs
if [[ $(engine_name) == podman ]]; then
  # podman-compose runs the command "podman". This script adds the options of CONTAINER_ENGINE to that
  # command.
  podman=$(command -v "${engine[0]}")
  printf '#!/bin/sh\nexec %s "$@"\n' "$podman ${engine[*]:1}" >"$programs/podman"
  chmod +x "$programs/podman"
  export PATH=$programs:$PATH
  engine=("$programs/podman")
  read -r -a compose <<<"${COMPOSE:-podman-compose}"
else
  read -r -a compose <<<"${COMPOSE:-docker compose}"
fi
read -r -a services <<<"${services[*]}"

say() {
  printf '%s  %s\n' "$(date +%T)" "$*"
}

fail() {
  say "FAILED: $*" >&2
  logs >&2
  exit 1
}

# Repeats a command until it succeeds, for at most $1 seconds.
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

# Prints the logs of one service after the other, because older versions of podman-compose fail if a service
# was left out.
logs() {
  local service
  for service in "${services[@]}"; do
    "${compose[@]}" -f "$folder/compose.yaml" logs "$service" 2>&1 | tail -n 15 || true
  done
}

# Prints the lines of the answer of Prometheus to a query. Prometheus publishes no port, so promtool runs in
# its container.
metrics() {
  "${compose[@]}" -f "$folder/compose.yaml" exec -T prometheus \
    promtool query instant http://127.0.0.1:9090 "$1" 2>/dev/null | grep -F ' => '
}

# Evaluates the queries of the file in the container of Prometheus. Succeeds if all are valid, and if all that
# must return rows do.
all_queries_work() {
  "${compose[@]}" -f "$folder/compose.yaml" exec -T prometheus sh -c '
    count=0
    while read -r kind query; do
      if rows=$(promtool query instant http://127.0.0.1:9090 "$query" 2>&1); then
        if [ "$kind$rows" = rows ]; then echo "no rows: $query"; fi
      else
        echo "invalid: $query: $rows"
      fi
      count=$((count + 1))
    done </etc/prometheus/queries
    echo "evaluated $count"' >"$folder/evaluated" 2>&1 </dev/null || return 1
  grep -q '^evaluated [1-9]' "$folder/evaluated" && ! grep -E '^(no rows|invalid): ' "$folder/evaluated" >"$folder/broken"
}

# Names the profile, because "down" ignores the services of profiles that are not active.
take_down() {
  COMPOSE_PROFILES=moved-out "${compose[@]}" -f "$folder/compose.yaml" down --volumes >"$folder/down.log" 2>&1 || return 1
  # Older versions of podman-compose leave the networks behind, and the volumes of services that the command "up"
  # did not name.
  if [[ ${compose[0]} == podman-compose ]]; then
    local label=label=io.podman.compose.project=$project
    podman network ls --quiet --filter "$label" | xargs --no-run-if-empty podman network rm >>"$folder/down.log"
    podman volume ls --quiet --filter "$label" | xargs --no-run-if-empty podman volume rm >>"$folder/down.log"
  fi
}

# Prints the names of the remaining containers, pods, volumes and networks of the project.
remains() {
  {
    "${engine[@]}" ps --all --format '{{.Names}}' &&
      "${engine[@]}" volume ls --format '{{.Name}}' &&
      "${engine[@]}" network ls --format '{{.Name}}' &&
      if [[ $(engine_name) == podman ]]; then "${engine[@]}" pod ls --format '{{.Name}}'; fi
  } >"$folder/names" || return 1
  sed -nE "/(^|_)$project([_-]|\$)/p" "$folder/names"
}

clean_up() {
  take_down || true
  rm -rf "$folder" "$programs"
}

readonly project=insula-play-$$
compose+=(-p "$project")
export COMPOSE="${compose[*]}"
trap clean_up EXIT
cp -r "$here"/{compose.yaml,moved-out.env,secrets.sh,up.sh,nginx,postgres,prometheus,grafana} "$folder"
[[ -z $queries ]] || cp "$queries" "$folder/prometheus/queries"
cd "$folder"

say "up: ${services[*]}"
say "images: ${INSULA_NGINX_IMAGE:-nginx of compose.yaml}, ${INSULA_PROMETHEUS_IMAGE:-Prometheus of compose.yaml}"
./up.sh "${options[@]}" -d "${services[@]}" >"$folder/up.log" 2>&1 || { cat "$folder/up.log" >&2; fail "up"; }

await 300 ask /health/readiness >/dev/null || fail "no answer over TLS"
say "first answer over TLS: $(ask /health/readiness)"

password=$(<secrets/admin-password)
# Prints an access token of an account that has the password of "admin".
sign_in() {
  ask /login --header 'Content-Type: application/json' \
    --data "{\"username\": \"$1\", \"password\": \"$password\"}" | sed 's/.*"access_token" *: *"\([^"]*\)".*/\1/'
}
token=$(sign_in admin)
[[ -n $token ]] || fail "the admin cannot sign in"
# The processes of other apps may become ready later than the process that answered.
propose() {
  ask /projects/propose --header "Authorization: Bearer $token" --header 'Content-Type: application/json' \
    --header "Idempotency-Key: play-$$" \
    --data '{"project_name": "Played", "tagline": "by a newcomer", "tags": ["played"], "problems": ["None so far."], "solutions": []}' >proposed.json
}
await 60 propose || fail "no project can be proposed"
created=$(<proposed.json)
say "proposed: $created"
id=$(sed 's/.*"project_id" *: *\([0-9]*\).*/\1/' <<<"$created")
await 30 ask "/projects/$id" --header "Authorization: Bearer $token" >/dev/null || fail "the project cannot be read"

# If threads runs in a separate process, it must ask front which cycles a user administers.
moderate() {
  local admin=(--header "Authorization: Bearer $token" --header 'Content-Type: application/json') cycle caretaker
  ask /accounts "${admin[@]}" --output /dev/null \
    --data "{\"username\": \"caretaker\", \"email\": \"caretaker@example.org\", \"password\": \"$password\"}"
  cycle=$(ask /cycles "${admin[@]}" --data '{"name": "Played", "budget": 1, "ballot": {"type": "approval"}}' |
    sed 's/.*"cycle_id" *: *\([0-9]*\).*/\1/')
  ask "/cycles/$cycle/admins" "${admin[@]}" --output /dev/null --request PUT --data '{"usernames": ["caretaker"]}'
  caretaker=$(sign_in caretaker)
  ask /moderation --header "Authorization: Bearer $caretaker" --output /dev/null
}
moderate || fail "the admin of a cycle cannot moderate"
say "the admin of a cycle moderates"

outside=$(curl --silent --output /dev/null --write-out '%{http_code}' --cacert secrets/proxy/authority.pem "https://localhost:$port/prometheus")
[[ $outside == 404 ]] || fail "/prometheus answers $outside to everybody"

processes=(front)
if [[ ${#options[@]} -gt 0 ]]; then
  processes+=(threads activity)
  [[ $(ask /apps --header "Authorization: Bearer $token" | grep -o '"remote"' | wc -l) == 2 ]] ||
    fail "the apps threads and activity are not both remote"
fi
for process in "${processes[@]}"; do
  await 90 metrics "up{job=\"insula\",process=\"$process\"} == 1" >/dev/null || fail "Prometheus does not scrape $process"
done
await 60 metrics 'http_server_requests_seconds_count{job="insula",uri="/login"}' >/dev/null ||
  fail "Prometheus has no metric of the sign-in"
say "Prometheus scrapes:"
metrics 'sum by (process) (up{job="insula"})'

if [[ -n $queries ]]; then
  await 120 all_queries_work || fail "queries: $(cat "$folder/broken" "$folder/evaluated" 2>/dev/null)"
  say "Prometheus has $(grep '^evaluated ' "$folder/evaluated") queries"
fi

# Asks Grafana as its admin.
ask_grafana() {
  curl --silent --fail --max-time 10 --cacert "$folder/secrets/proxy/authority.pem" \
    --user "admin:$(<"$folder/secrets/grafana-password")" "https://localhost:${INSULA_GRAFANA_PORT:-3000}$1"
}
has_board() {
  ask_grafana '/api/search?type=dash-db' | grep -q '"title": *"Insula"'
}
if [[ " ${services[*]} " == *" grafana "* ]]; then
  await 120 has_board || fail "Grafana does not have the board"
  say "Grafana has the board"
fi

take_down || fail "down: $(tail -n 3 "$folder/down.log")"
if ask /health/readiness >/dev/null; then
  fail "the server still answers after down"
fi
left=$(remains) || fail "the engine does not list the remaining containers, volumes and networks"
[[ -z $left ]] || fail "down leaves: $left"
say "down"
