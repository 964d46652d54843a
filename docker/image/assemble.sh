#!/usr/bin/env bash
# Builds the deployable and arranges the files of the image. Runs during the build of the image.
#   $1 a folder that outlives this build, for Maven's repository, $2 the folder for what it makes:
#   java, libraries, server and training, each a tree whose root is that of the image
#
# Two runs on the same sources give files with the same bytes and times, so that the layers are the same.
set -euo pipefail

readonly repository=$1 image=$2
readonly deployable=app/target/run
readonly home=opt/insula
# The time of the files of libraries and of Java, so that their layers do not change with each
# commit. All other files have the time of the commit. Browsers use this time to notice that a file
# is newer than the one in their cache.
readonly fixed_time=2000-01-01T00:00:00Z
readonly epoch=${SOURCE_DATE_EPOCH:-0}

# Modules to which no class refers, because Java finds them by name or as services:
#   jdk.crypto.ec       the elliptic curves of TLS and of tokens, in versions of Java in which this module has them
#   jdk.management      reads the memory and the processors that the container allows
#   jdk.zipfs           opens jars as file systems, so that Flyway finds the migrations in them
#   jdk.security.auth   reads the name of the user of this process, for the PostgreSQL of the training
readonly further_modules=jdk.crypto.ec,jdk.management,jdk.zipfs,jdk.security.auth

build_deployable() {
  # The Maven wrapper needs unzip.
  if [[ ! -d $HOME/.m2/wrapper ]] && ! command -v unzip >/dev/null; then
    apt-get update -qq
    apt-get install -qq --yes --no-install-recommends unzip >/dev/null
  fi
  ./mvnw --batch-mode --quiet -Dmaven.repo.local="$repository" \
    -Dmaven.repo.local.tail="$HOME/.m2/repository" \
    package --projects app --also-make -Dinsula.run
}

# Builds a Java runtime with the needed modules and default options. JDK_JAVA_OPTIONS takes precedence over
# these options. MinRAMPercentage is for containers with little memory: with a heap of half of 256 MB, the
# kernel would kill the process.
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
    # Insula's own jars, and jars with files for browsers, belong to the layer that changes with each
    # commit.
    if [[ ${jar##*/} == insula-* ]] || grep -q META-INF/resources/ "$jar"; then part=server; fi
    cp "$jar" "$image/$part/$home/lib/"
  done
  install -D --mode=755 docker/image/health.sh "$image/server/$home/bin/health"
  install --mode=755 app/bin/server "$image/server/$home/bin/"
  install --mode=644 "$deployable/insula.jar" app/jvm.options LICENSE "$image/server/$home/"
}

# Arranges the program that makes the AOT cache. It starts the embedded PostgreSQL of development.
lay_out_training() {
  mkdir -p "$image/training/training"
  cp "$deployable"/lib-development/*.jar "$deployable"/lib/commons-*.jar "$image/training/training/"
  "$JAVA_HOME/bin/javac" -cp "$image/training/training/*" -d "$image/training/training/" \
    docker/image/AotCacheTraining.java
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
