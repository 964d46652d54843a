#!/usr/bin/env bash
# Makes what docker/compose.yaml needs and nobody else may know, in docker/secrets: passwords, the key of
# ballots, and certificates for trying things out. What is there already stays as it is.
#   docker/secrets.sh [FOLDER]
# Keep ballot-key as long as the votes, and not beside the backups of the database.
set -euo pipefail

folder=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/secrets}
readonly folder days=365
command -v openssl >/dev/null || { echo "docker/secrets.sh needs openssl" >&2; exit 1; }

# The folder keeps others out. The files themselves are readable, since a container reads them as its own user.
umask 022
mkdir -p "$folder"
chmod 700 "$folder"

# One that an operator has emptied stays empty.
secret() {
  local value
  if [[ ! -e $folder/$1 ]]; then
    value=$(openssl rand -base64 "$2" | tr -d '\n')
    printf '%s' "$value" >"$folder/$1"
  fi
}

# An authority, unless there is one: the key stays in this folder and is mounted nowhere.
authority() {
  [[ ! -s $1/authority.pem ]] || return 0
  mkdir -p "$1"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 3650 -subj "/CN=$2" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign \
    -keyout "$1/authority-key.pem" -out "$1/authority.pem" 2>/dev/null
  chmod 600 "$1/authority-key.pem"
}

# A certificate NAME of the authority in FOLDER, good for client and server: certificate FOLDER NAME TARGET
certificate() {
  local authority=$1 name=$2 target=$3 names="DNS:$2"
  [[ ! -s $target/certificate.pem ]] || return 0
  mkdir -p "$target"
  [[ $name != localhost ]] || names+=,IP:127.0.0.1,IP:::1
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -subj "/CN=$name" \
    -keyout "$target/key.pem" -out "$target/request.pem" 2>/dev/null
  openssl x509 -req -in "$target/request.pem" -days "$days" -CA "$authority/authority.pem" \
    -CAkey "$authority/authority-key.pem" -CAcreateserial -out "$target/certificate.pem" -extfile <(
    printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n'
    printf 'extendedKeyUsage=serverAuth,clientAuth\nsubjectAltName=%s\n' "$names"
  ) 2>/dev/null
  rm "$target/request.pem"
  chmod 644 "$target/key.pem"
}

secret postgres-password 24
secret database-password 24
secret admin-password 18
secret grafana-password 18
secret ballot-key 48

# What clients see. Put a certificate of a public authority in its place where others come.
authority "$folder/proxy" "Insula, for trying out"
certificate "$folder/proxy" localhost "$folder/proxy"

# What processes of Insula know each other by (docs/moving-out.md).
authority "$folder/processes" "Insula, processes"
cp "$folder/processes/authority.pem" "$folder/processes/authorities.pem"
for name in front threads activity; do
  certificate "$folder/processes" "$name" "$folder/processes/$name"
done
