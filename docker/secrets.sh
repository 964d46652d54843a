#!/usr/bin/env bash
# Makes the secrets of docker/compose.yaml in docker/secrets: passwords, the key of ballots, and
# certificates for a trial. Existing files stay unchanged. Only a new authority of the processes is added
# to processes/authorities.pem, and the authorities in this file stay trusted until you remove them.
#   docker/secrets.sh [FOLDER]
# Keep ballot-key for as long as the votes are kept, and in another place than the backups of the database.
set -euo pipefail

folder=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/secrets}
readonly folder days=365
command -v openssl >/dev/null || { echo "docker/secrets.sh needs openssl" >&2; exit 1; }

# Only the owner can open the folder. The files in it are readable for all users, because the user of a
# container reads them.
umask 022
mkdir -p "$folder"
chmod 700 "$folder"

# Makes one secret, unless its file exists. A file that an operator has emptied stays empty.
secret() {
  local value
  if [[ ! -e $folder/$1 ]]; then
    value=$(openssl rand -base64 "$2" | tr -d '\n')
    printf '%s' "$value" >"$folder/$1"
  fi
}

# Makes a certificate authority, unless it exists, and adds it to LIST, if given. Its key stays in this
# folder, and no container gets it. The authority gets its name last: after an interruption, the next run
# makes another one. Usage: authority FOLDER NAME [LIST]
authority() {
  [[ ! -s $1/authority.pem ]] || return 0
  mkdir -p "$1"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 3650 -subj "/CN=$2" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign \
    -keyout "$1/authority-key.pem" -out "$1/new-authority.pem" 2>/dev/null
  chmod 600 "$1/authority-key.pem"
  [[ $# -lt 3 ]] || cat "$1/new-authority.pem" >>"$3"
  mv "$1/new-authority.pem" "$1/authority.pem"
}

# Makes a certificate for NAME in TARGET, signed by the authority in FOLDER, for clients and servers. Usage:
# certificate FOLDER NAME TARGET
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

# The certificate of the proxy, which clients see. If other people use the server, replace it by a
# certificate of a public authority.
authority "$folder/proxy" "Insula, for trying out"
certificate "$folder/proxy" localhost "$folder/proxy"

# The certificates with which the processes of Insula authenticate each other (docs/moving-out.md).
authority "$folder/processes" "Insula, processes" "$folder/processes/authorities.pem"
[[ -s $folder/processes/authorities.pem ]] ||
  cp "$folder/processes/authority.pem" "$folder/processes/authorities.pem"
for name in front threads activity; do
  certificate "$folder/processes" "$name" "$folder/processes/$name"
done
