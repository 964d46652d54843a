#!/usr/bin/env bash
# Builds the deployable and lays out what the image holds; runs inside of its build.
#   $1 a folder that outlives this build, for Maven's repository, $2 the folder for what it makes:
#   java, libraries, server and training, each a tree whose root is that of the image
#
# Two runs on the same sources make the same bytes and times, so that the layers are the same.
set -euo pipefail

readonly repository=$1 image=$2
readonly deployable=app/target/run
readonly home=opt/insula
# Of the libraries and of Java, so that their layers stay the same from commit to commit. The others have
# the time of the commit, so that browsers do not take what they have from an older version for the newest.
readonly fixed_time=2000-01-01T00:00:00Z
readonly epoch=${SOURCE_DATE_EPOCH:-0}

# What no class names: modules that are found by name or by their services.
#   jdk.crypto.ec       the curves of TLS and of tokens, where it has them
#   jdk.management      the memory and processors that the container allows
#   jdk.zipfs           file systems in jars, in which migrations are looked for
#   jdk.security.auth   the user of this process, whom the PostgreSQL of the training wants to know
readonly further_modules=jdk.crypto.ec,jdk.management,jdk.zipfs,jdk.security.auth

build_deployable() {
  # The wrapper unpacks Maven with it.
  if [[ ! -d $HOME/.m2/wrapper ]] && ! command -v unzip >/dev/null; then
    apt-get update -qq
    apt-get install -qq --yes --no-install-recommends unzip >/dev/null
  fi
  ./mvnw --batch-mode --quiet -Dmaven.repo.local="$repository" \
    -Dmaven.repo.local.tail="$HOME/.m2/repository" \
    package --projects app --also-make -Dinsula.run
}

# The options that jlink puts in are the weakest: JDK_JAVA_OPTIONS goes before them. The second one is that
# of small machines: with half of 256 MB for the heap the kernel ends the process.
lay_out_java() {
  local modules
  modules=$("$JAVA_HOME/bin/java" docker/image/Modules.java "$deployable"/insula.jar "$deployable"/lib/*.jar)
  mkdir -p "$image/java/opt"
  "$JAVA_HOME/bin/jlink" --add-modules "$modules,$further_modules" \
    --add-options="-XX:MaxRAMPercentage=50 -XX:MinRAMPercentage=35" --no-header-files --no-man-pages \
    --output "$image/java/opt/java"
}

lay_out_deployable() {
  local jar part
  mkdir -p "$image/libraries/$home/lib" "$image/server/$home/lib"
  for jar in "$deployable"/lib/*.jar; do
    part=libraries
    # Ours, and those with files for browsers, belong to the commit.
    if [[ ${jar##*/} == insula-* ]] || grep -q META-INF/resources/ "$jar"; then part=server; fi
    cp "$jar" "$image/$part/$home/lib/"
  done
  install -D --mode=755 docker/image/health.sh "$image/server/$home/bin/health"
  install --mode=755 app/bin/server "$image/server/$home/bin/"
  install --mode=644 "$deployable/insula.jar" app/jvm.options LICENSE "$image/server/$home/"
}

# The training starts a PostgreSQL with what development has.
lay_out_training() {
  mkdir -p "$image/training/training"
  cp "$deployable"/lib-development/*.jar "$deployable"/lib/commons-*.jar "$image/training/training/"
  "$JAVA_HOME/bin/javac" -cp "$image/training/training/*" -d "$image/training/training/" \
    docker/image/Training.java
}

set_modes_and_times() {
  chmod -R u=rwX,go=rX "$image"
  find "$image" -exec touch --no-dereference --date="@$epoch" {} +
  find "$image/libraries" "$image/java" -exec touch --no-dereference --date="$fixed_time" {} +
}

build_deployable
lay_out_java
lay_out_deployable
lay_out_training
set_modes_and_times
