#!/usr/bin/env bash
# Tests docker/kubernetes/base with podman and a PostgreSQL next to it. The pod runs with the
# security context, the ConfigMap and the Secret of the Deployment. Waits until it is ready, and checks
# a sign-in, that it runs as the user 10001 with a read-only file system, and that it stops gracefully.
#   INSULA_IMAGE=... INSULA_POSTGRES_IMAGE=... docker/play-kubernetes.sh
# Only one replica runs, because podman supports no Service. podman also ignores network policies,
# disruption budgets, topology spread and all probes except for the liveness probe.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here port=${INSULA_PORT:-8080}
# shellcheck source=docker/engine.sh
source "$here/engine.sh"
choose_engine podman || { echo "docker/play-kubernetes.sh: there is no podman" >&2 && exit 2; }
if "${engine[@]}" volume exists insula; then
  echo "docker/play-kubernetes.sh: a volume named insula exists, but this test has to create one with this name" >&2 && exit 2
fi
work=$(mktemp -d)
readonly work network=insula-kubernetes-$$

fail() {
  echo "FAILED: $*" >&2
  "${engine[@]}" logs --tail 30 insula-pod-0-insula >&2 || true
  exit 1
}

clean_up() {
  {
    [[ ! -f $work/played.yaml ]] || "${engine[@]}" play kube --down "$work/played.yaml"
    "${engine[@]}" rm --force "$network-postgresql"
    "${engine[@]}" secret rm insula
    "${engine[@]}" volume rm insula
    "${engine[@]}" network rm "$network"
  } >"$work/down.log" 2>&1 || true
  cd /
  rm -rf "$work"
}
trap clean_up EXIT

await() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.5
  done
}

# podman before 4.4 does not decode the values of a Secret. So the secrets are passed unencoded; secrets.sh
# makes Base64 texts, which are valid there.
encode() {
  if [[ $("${engine[@]}" version --format '{{.Client.Version}}') =~ ^4\.[0-3]\. ]]; then
    cat "$1"
  else
    base64 --wrap 0 "$1"
  fi
}

"$here/secrets.sh" "$work/secrets"
"${engine[@]}" network create "$network" >/dev/null
"${engine[@]}" run --detach --name "$network-postgresql" --network "$network" --network-alias postgresql \
  --env POSTGRES_USER=insula --env POSTGRES_DB=insula --env POSTGRES_PASSWORD_FILE=/password \
  --volume "$work/secrets/database-password:/password:ro" \
  "${INSULA_POSTGRES_IMAGE:-docker.io/library/postgres:18}" >/dev/null

{
  cat "$here/kubernetes/base/settings.yaml"
  printf -- '---\napiVersion: v1\nkind: Secret\nmetadata: {name: insula}\ndata:\n'
  for name in database-password admin-password ballot-key; do
    printf '  %s: %s\n' "$name" "$(encode "$work/secrets/$name")"
  done
  printf -- '---\n'
  # There is no Service, so the pod publishes its port.
  sed -e "s#image: insula:.*#image: ${INSULA_IMAGE:-insula:0.1.0-SNAPSHOT}#" \
    -e 's#replicas: 2#replicas: 1#' \
    -e "s#^\( *\)containerPort: 8080#&\n\1hostPort: $port\n\1hostIP: 127.0.0.1#" "$here/kubernetes/base/deployment.yaml"
} >"$work/played.yaml"
# podman would build an image from a folder in the current folder that has the name of the image.
cd "$work"
"${engine[@]}" play kube --network "$network" "$work/played.yaml" >"$work/play.log" 2>&1 ||
  { cat "$work/play.log"; fail "podman cannot play the manifests"; }

await 120 curl --silent --fail --output /dev/null "http://127.0.0.1:$port/health/readiness" || fail "the server does not answer"
echo "first answer: $(curl --silent "http://127.0.0.1:$port/health/readiness")"
password=$(<"$work/secrets/admin-password")
curl --silent --fail --output /dev/null "http://127.0.0.1:$port/login" --header 'Content-Type: application/json' \
  --data "{\"username\": \"admin\", \"password\": \"$password\"}" || fail "the admin cannot sign in with the password of the Secret"
user=$("${engine[@]}" exec insula-pod-0-insula id -u)
[[ $user == 10001 ]] || fail "the container runs as the user $user"
if "${engine[@]}" exec insula-pod-0-insula touch /opt/insula/written 2>/dev/null; then
  fail "the container can write to its file system"
fi
echo "signed in; user $user; read-only"
"${engine[@]}" stop --time 45 insula-pod-0-insula >/dev/null
status=$("${engine[@]}" inspect --format '{{.State.ExitCode}}' insula-pod-0-insula)
[[ $status == 0 || $status == 143 ]] || fail "the container ended with the status $status"
echo "stopped with $status"
