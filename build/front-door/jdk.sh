# shellcheck shell=bash
# Finds a JDK 25. Other scripts source this file.

readonly wanted_java=25

# Prints the usual folders of JDKs, one a line. Each can contain several JDKs.
jdk_parents() {
  printf '%s\n' \
    "$HOME/.sdkman/candidates/java" \
    "$HOME/.asdf/installs/java" \
    "$HOME/.local/share/mise/installs/java" \
    "$HOME/.jdks" \
    "$HOME/Library/Java/JavaVirtualMachines" \
    /Library/Java/JavaVirtualMachines \
    /opt/homebrew/opt \
    /usr/local/opt \
    /usr/lib/jvm \
    /usr/lib64/jvm \
    /usr/java \
    /opt/java \
    /opt
}

# Prints the home of the java on the path, if there is one, with links resolved.
jdk_on_path() {
  local java link
  java=$(command -v java) || return 0
  while [[ -L $java ]]; do
    link=$(readlink "$java")
    [[ $link == /* ]] || link=$(dirname "$java")/$link
    java=$link
  done
  dirname "$(dirname "$java")"
}

# Succeeds if this folder is the home of a JDK (not only a runtime) of the wanted version. It reads
# the release file, because starting each Java would take a second.
is_wanted_jdk() {
  [[ -x $1/bin/java && -x $1/bin/javac && -f $1/release ]] &&
    grep -q "^JAVA_VERSION=\"${wanted_java}[\".+-]" "$1/release"
}

# Prints the home of a JDK 25: one from the environment, else the one on the path, else the first in
# a usual folder.
find_jdk() {
  local candidate parent
  for candidate in "${INSULA_JAVA_HOME:-}" "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "$(jdk_on_path)"; do
    if [[ -n $candidate ]] && is_wanted_jdk "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  while read -r parent; do
    for candidate in "$parent"/*/ "$parent"/*/Contents/Home/ "$parent"/*/libexec/openjdk.jdk/Contents/Home/; do
      if is_wanted_jdk "${candidate%/}"; then
        printf '%s\n' "${candidate%/}"
        return
      fi
    done
  done < <(jdk_parents)
  return 1
}

# Prints the home of a JDK 25. If there is none, prints the searched places and how to get one, and
# exits.
require_jdk() {
  find_jdk && return
  {
    printf 'insula: no JDK %s was found in these places:\n' "$wanted_java"
    printf '  INSULA_JAVA_HOME=%s\n' "${INSULA_JAVA_HOME:-(not set)}"
    printf '  JAVA_HOME=%s\n' "${JAVA_HOME:-(not set)}"
    printf '  JAVA25_HOME=%s\n' "${JAVA25_HOME:-(not set)}"
    printf '  java on the path: %s\n' "$(jdk_on_path)"
    jdk_parents | sed 's|^|  |; s|$|/*|'
    printf 'Get one from https://adoptium.net/temurin/releases/?version=%s, or with one of\n' "$wanted_java"
    printf '  sdk install java %s-tem\n' "$wanted_java"
    printf '  mise use --global java@temurin-%s\n' "$wanted_java"
    printf '  brew install openjdk@%s\n' "$wanted_java"
    printf 'or set the folder of your JDK: INSULA_JAVA_HOME=/path/to/jdk ./insula ...\n'
  } >&2
  exit 3
}
