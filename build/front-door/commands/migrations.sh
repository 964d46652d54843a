# shellcheck shell=bash
# Records the hashes of new migrations, which must not change from then on.

migrations_usage() {
  cat <<'TEXT'
usage: ./insula migrations

Appends each new migration with its hash to the file migrations.sha256 of its module, and commits nothing. From
then on, a test fails if the migration is changed or removed, because databases have already run it. Run it when
a change is merged, and at the latest before the next release, but not while its migration can still change.
Existing lines stay unchanged. If a migration was listed too early, delete its line.
TEXT
}

command_migrations() {
  if [[ $# -gt 0 ]]; then
    [[ $1 == --help || $1 == -h ]] || { migrations_usage >&2; fail "migrations has no option $1"; }
    migrations_usage
    return
  fi
  local folder list file
  for folder in "${home:?}"/{core,*-module,*-plugin}/*/src/main/resources/db/migration; do
    [[ -d $folder ]] || continue
    cd "${folder%/src/main/resources/db/migration}"
    list=migrations.sha256
    for file in src/main/resources/db/migration/*/*.sql; do
      if ! grep -qsF "  $file" "$list"; then
        sha256 "$file" >>"$list"
        printf 'Listed %s\n' "${PWD#"$home"/}/$file"
      fi
    done
  done
}

# Prints the hash and the name of a file.
sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi
}
