# shellcheck shell=bash
# Finds what builds and runs containers. Sourced by the scripts of this folder.

# Whether an engine answers, within 20 s where this machine has timeout.
answers() {
  local limit=()
  if command -v timeout >/dev/null; then limit=(timeout 20); fi
  ${limit[@]+"${limit[@]}"} "$1" info >/dev/null 2>&1
}

# Sets the array engine: the words of CONTAINER_ENGINE if that is set, for instance
# "podman --storage-driver vfs"; else the first of these that is there and answers.
choose_engine() {
  local candidate
  read -ra engine <<<"${CONTAINER_ENGINE:-}"
  if ((${#engine[@]})); then return; fi
  for candidate in "$@"; do
    if command -v "$candidate" >/dev/null && answers "$candidate"; then
      engine=("$candidate")
      return
    fi
  done
  return 1
}

# Docker, podman or buildah, by the first word of the engine.
engine_name() {
  basename "${engine[0]}"
}
