#!/usr/bin/env bash
# Starts docker/compose.yaml. Makes the secrets and builds the image first, if they are missing.
#   docker/up.sh [--moved-out] [arguments of "compose up"]
# COMPOSE names the program: "docker compose" (the default) or "podman-compose". INSULA_IMAGE names another
# image. That image is pulled if it is missing, and never built.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
./secrets.sh
read -r -a compose <<<"${COMPOSE:-docker compose}"

# Builds the image of compose.yaml if the engine that will run it does not have it.
require_image() {
  local image
  image=$(sed -n 's/.*${INSULA_IMAGE:-\(.*\)}.*/\1/p' compose.yaml)
  read -r -a engine <<<"${CONTAINER_ENGINE:-}"
  if ((!${#engine[@]})); then
    if [[ ${compose[0]} == *podman* ]]; then engine=(podman); else engine=(docker); fi
  fi
  "${engine[@]}" image inspect "$image" >/dev/null 2>&1 ||
    CONTAINER_ENGINE="${engine[*]}" ./build.sh --tag "$image"
}

if [[ -n ${INSULA_IMAGE:-} ]]; then
  export INSULA_PULL_POLICY=${INSULA_PULL_POLICY:-missing}
else
  require_image
fi
if [[ ${1:-} == --moved-out ]]; then
  shift
  set -a
  # shellcheck source=docker/moved-out.env
  source moved-out.env
  set +a
fi
printf 'Insula will answer at https://localhost:%s as admin with the password in docker/secrets/admin-password\n' \
  "${INSULA_HTTPS_PORT:-8443}"
exec "${compose[@]}" -f compose.yaml up "$@"
