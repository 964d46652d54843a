#!/usr/bin/env bash
# Makes the secrets, unless they are there, and starts docker/compose.yaml.
#   docker/up.sh [--moved-out] [arguments of "compose up"]
# COMPOSE names the program: "docker compose" (the default) or "podman-compose".
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
./secrets.sh
read -r -a compose <<<"${COMPOSE:-docker compose}"
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
