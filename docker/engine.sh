# shellcheck shell=bash
# Finds the program that builds and runs containers (the engine). Sourced by the scripts of this folder.

# Succeeds if an engine works. Waits for at most 20 s if this machine has the command timeout.
answers() {
  local limit=()
  if command -v timeout >/dev/null; then limit=(timeout 20); fi
  ${limit[@]+"${limit[@]}"} "$1" info >/dev/null 2>&1
}

# Sets the array "engine" to the command line of the engine: the words of CONTAINER_ENGINE if it is set, for
# instance "podman --storage-driver vfs"; else the first of the given programs that is installed and works.
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

# Prints the name of the engine, which is the first word of its command line.
engine_name() {
  basename "${engine[0]}"
}
