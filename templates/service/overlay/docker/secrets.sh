#!/usr/bin/env bash
# Makes the passwords that docker/compose.yaml needs, in docker/secrets. Existing files stay unchanged.
#   docker/secrets.sh [FOLDER]
set -euo pipefail

folder=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/secrets}
readonly folder
command -v openssl >/dev/null || { echo "docker/secrets.sh needs openssl" >&2; exit 1; }

# Only the owner can open the folder. The files in it are readable for all users, because the user of a
# container reads them.
umask 022
mkdir -p "$folder"
chmod 700 "$folder"

for name in database-password admin-password; do
  if [[ ! -e $folder/$name ]]; then
    openssl rand -base64 24 | tr -d '\n' >"$folder/$name"
  fi
done
