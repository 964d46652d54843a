#!/usr/bin/env bash
# Runs the tests that need containers: the tests of the image, of the deployments and of backups, and the
# kernel's database tests on a PostgreSQL in a container.
#   docker/container-tests.sh [--if-ready]
#
# With --if-ready it makes no base images, and installs podman only if this machine reaches the registry of
# the base images. It runs the tests only if an engine can run a container, the base images exist or can be
# pulled within a minute, and the build can reach the Maven repository. INSULA_CONTAINER_TESTS=true
# overrides --if-ready, and the script then fails if it cannot run the tests, or if a test was skipped that
# another engine would not skip. With INSULA_CONTAINER_TESTS=false it never runs the tests.
#
# It uses the engine that CONTAINER_ENGINE names, or Docker, or podman. If there is none, it installs podman
# if it can (as root, with apt-get). First it checks whether a container runs at all. If none runs, or if there
# are no base images, it prints the reason and succeeds, because that is no error of the tested code.
# Otherwise it fails if a test fails, or if a test class that needs containers did not run. If the engine cannot
# publish ports, the database tests do not run; without --if-ready the script then runs the other tests, and
# fails. At the end it lists the skipped tests.
#
# Its containers and the images that it builds have the label io.insula.test. At the end it removes all of
# them.
#
# Base images come from their registry. If the registry cannot be reached, docker/offline-base.sh makes
# them.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
# shellcheck source=docker/engine.sh
source "$root/docker/engine.sh"

readonly public_images=(
  docker.io/library/eclipse-temurin:25-jdk
  docker.io/library/debian:trixie-slim
  docker.io/library/postgres:18
)
case ${INSULA_CONTAINER_TESTS:-}/${*:-} in
  / | /--if-ready | true/ | true/--if-ready | false/ | false/--if-ready) ;;
  *) echo "container-tests.sh: --if-ready is the only option; INSULA_CONTAINER_TESTS must be true or false" >&2 && exit 2 ;;
esac
demanded=${INSULA_CONTAINER_TESTS:-}
if_ready=
[[ ${1:-} != --if-ready || $demanded == true ]] || if_ready=true
readonly demanded if_ready
# The reason of a skipped test that is no failure if INSULA_CONTAINER_TESTS is true.
readonly allowed_reason='only podman can'
work=$(mktemp -d)
service=
export INSULA_TEST_RUN=$$
readonly work label=io.insula.test=$INSULA_TEST_RUN

# Removes the remaining containers of this run, and the images that it built.
remove_left() {
  [[ -f $work/begin ]] || return 0
  timeout 60 "${engine[@]}" ps --all --quiet --filter "label=$label" |
    xargs --no-run-if-empty timeout 60 "${engine[@]}" rm --force
  timeout 120 "${engine[@]}" image prune --all --force --filter "label=$label"
} >>"$work/remove.log" 2>&1

clean_up() {
  remove_left || say "containers or images were left: $(tail -n 2 "$work/remove.log" | tr '\n' ' ')"
  [[ -z $service ]] || kill "$service" 2>/dev/null || true
  rm -rf "$work" 2>/dev/null || true
}
trap clean_up EXIT

say() {
  printf 'Container tests: %s\n' "$1"
}

# Ends this run without tests. The message is conspicuous, because otherwise the run would look like a
# successful test.
not_run() {
  printf '\n***\n*** Container tests: NOT RUN, because %s\n***\n' "$1"
  [[ $demanded != true ]] || exit 1
  exit 0
}

# Succeeds if this machine reaches the registry that has the base images.
reaches_registry() {
  timeout 10 bash -c 'exec 3<>/dev/tcp/registry-1.docker.io/443' 2>>"$work/pull.log"
}

# Installs podman, debootstrap for the base images, and podman-compose if the system has a package for it.
# Each step may take five minutes.
install_podman() {
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || return 1
  [[ -z $if_ready ]] || reaches_registry || return 1
  say "installing podman"
  {
    timeout 120 apt-get update -qq
    DEBIAN_FRONTEND=noninteractive timeout 300 \
      apt-get install -qq --yes --no-install-recommends podman runc catatonit debootstrap iptables netavark aardvark-dns ||
      DEBIAN_FRONTEND=noninteractive timeout 300 \
        apt-get install -qq --yes --no-install-recommends podman runc catatonit debootstrap iptables containernetworking-plugins
  } >"$work/install.log" 2>&1 || return 1
  DEBIAN_FRONTEND=noninteractive timeout 300 \
    apt-get install -qq --yes --no-install-recommends podman-compose >>"$work/install.log" 2>&1 ||
    say "compose is not played, because podman-compose could not be installed"
}

# Succeeds if the engine runs a container. The container has only this machine's /bin/true and its
# libraries.
#   $@ further options of run
runs_containers() {
  if [[ ! -d $work/probe ]]; then
    mkdir -p "$work/probe/bin"
    cp /bin/true "$work/probe/bin/"
    ldd /bin/true | grep -o '/[^ ]*' | xargs -I{} cp --parents -L {} "$work/probe"
  fi
  local status=0
  tar -C "$work/probe" -c . | timeout 60 "${engine[@]}" import - localhost/insula-probe:latest &&
    timeout 60 "${engine[@]}" run --rm "$@" localhost/insula-probe:latest /bin/true || status=$?
  timeout 60 "${engine[@]}" rmi --force localhost/insula-probe:latest >/dev/null 2>&1 || true
  return "$status"
} >>"$work/probe.log" 2>&1

# Uses podman without overlays and without systemd, for machines on which its default settings do not work.
use_plain_podman() {
  command -v podman >/dev/null && command -v runc >/dev/null || return 1
  cat >"$work/containers.conf" <<'CONF'
[containers]
default_ulimits=["nofile=1024:1024","nproc=4096:4096"]
[engine]
runtime="runc"
cgroup_manager="cgroupfs"
CONF
  export CONTAINERS_CONF=$work/containers.conf
  engine=(podman --storage-driver vfs --root "$work/root" --runroot "$work/run")
}

# Sets "engine" to an engine that can run containers.
choose_working_engine() {
  choose_engine docker podman && runs_containers --network host && return
  [[ -z ${CONTAINER_ENGINE:-}$if_ready ]] || return 1
  use_plain_podman && runs_containers --network host
}

# Prints the last lines of what the probes of the engines and the installation of podman reported.
why_none_runs() {
  local log lines=
  for log in "$work/probe.log" "$work/install.log"; do
    if [[ -s $log ]]; then lines+=$(tail -n 2 "$log")$'\n'; fi
  done
  tr '\n' ' ' <<<"${lines:-no engine answers}"
}

is_there() {
  "${engine[@]}" image inspect "$1" >/dev/null 2>&1
}

# Succeeds if all public images exist here or can be pulled. With --if-ready, all pulls together may take a
# minute.
has_public_images() {
  local image limit=120 end=$((SECONDS + 60))
  for image in "${public_images[@]}"; do
    if is_there "$image"; then continue; fi
    if [[ -n $if_ready ]]; then limit=$((end - SECONDS)); fi
    ((limit > 0)) && timeout "$limit" "${engine[@]}" pull --quiet "$image" >>"$work/pull.log" 2>&1 || return 1
  done
}

# Succeeds if a container can reach the Maven repository, as the build of the image must.
reaches_maven() {
  timeout 30 "${engine[@]}" run --rm --entrypoint /bin/bash "${public_images[0]}" \
    -c 'exec 3<>/dev/tcp/repo.maven.apache.org/443' >>"$work/pull.log" 2>&1
}

# Succeeds if the images that docker/offline-base.sh makes exist here.
has_offline_images() {
  is_there localhost/insula-build-base && is_there localhost/insula-runtime-base &&
    is_there localhost/insula-postgres-base
}

# Makes the base images on this machine.
make_offline_images() {
  [[ $(engine_name) == podman ]] || not_run "no registry is reached, and only podman can work without a registry"
  [[ $(id -u) == 0 ]] || not_run "no registry is reached, and only root can make base images"
  command -v debootstrap >/dev/null || install_podman || not_run "no registry is reached, and there is no debootstrap"
  say "no registry is reached: making base images of Debian's packages"
  CONTAINER_ENGINE="${engine[*]}" timeout 600 "$root/docker/offline-base.sh" >"$work/base.log" 2>&1 ||
    not_run "no base image could be made: $(tail -n 3 "$work/base.log" | tr '\n' ' ')"
  CONTAINER_ENGINE="${engine[*]}" timeout 900 "$root/docker/offline-images.sh" >"$work/images.log" 2>&1 ||
    say "not all stand-ins for images could be made: $(tail -n 2 "$work/images.log" | tr '\n' ' ')"
}

# Uses the base images that were made on this machine, and the local Maven repository.
use_offline_images() {
  [[ -d $HOME/.m2/repository/org ]] || not_run "no registry is reached, and Maven has nothing in $HOME/.m2"
  if [[ -z $if_ready ]]; then
    make_offline_images
  else
    has_offline_images || not_run "the base images are not here, and were not pulled within a minute"
  fi
  export INSULA_NGINX_IMAGE=localhost/insula-nginx INSULA_PROMETHEUS_IMAGE=localhost/insula-prometheus
  export INSULA_TEST_POSTGRES_IMAGE=localhost/insula-postgres-base:latest
  export INSULA_TEST_BACKUP_IMAGE=$INSULA_TEST_POSTGRES_IMAGE
  if is_there localhost/insula-postgres-debian; then
    INSULA_TEST_BACKUP_IMAGE=localhost/insula-postgres-debian:latest
  fi
  export INSULA_TEST_IMAGE_BUILD="--volume $HOME/.m2:/root/.m2:ro --network host \
    --build-arg MAVEN_ARGS=--offline --build-arg BUILD_IMAGE=localhost/insula-build-base:latest \
    --build-arg RUNTIME_IMAGE=localhost/insula-runtime-base:latest"
}

# Lets Testcontainers use the engine. Fails if the engine cannot publish ports.
serve_testcontainers() {
  runs_containers --publish 127.0.0.1::80 || return 1
  if [[ $(engine_name) != podman ]]; then
    # Without a registry the image of Ryuk is missing, with which Testcontainers removes containers after a
    # crash.
    timeout 60 "${engine[@]}" pull --quiet "${public_images[2]}" >>"$work/pull.log" 2>&1 ||
      export TESTCONTAINERS_RYUK_DISABLED=true
    return 0
  fi
  "${engine[@]}" system service --time 0 "unix://$work/api.sock" >"$work/api.log" 2>&1 &
  service=$!
  export DOCKER_HOST=unix://$work/api.sock TESTCONTAINERS_RYUK_DISABLED=true
  timeout 30 bash -c 'until [[ -S $1 ]]; do sleep 0.1; done' - "$work/api.sock"
}

# Prints the paths of the test reports of this run.
reports() {
  find "$root/docker" "$root/core/database" -path '*/target/surefire-reports/TEST-*.xml' -newer "$work/begin"
}

# Sets "skipped" to the skipped tests with the reasons, and lists them. Surefire writes each XML element on a
# separate line.
list_skipped() {
  skipped=$(reports | xargs --no-run-if-empty awk '
    function value(name) {
      if (!match($0, " " name "=\"[^\"]*\"")) return ""
      return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    }
    /<testcase / { test = value("classname") "." value("name") }
    /<skipped/ {
      why = value("message")
      if (why == "") { why = $0; sub(/.*CDATA\[/, "", why) }
      print "  " test ": " why
    }')
  if [[ -n $skipped ]]; then say "these tests were skipped:"$'\n'"$skipped"; else say "no test was skipped"; fi
}

# Succeeds if the skipped tests may be skipped.
may_be_skipped() {
  local refused
  [[ $demanded == true && -n $skipped ]] || return 0
  refused=$(grep --invert-match --fixed-strings "$allowed_reason" <<<"$skipped") || return 0
  say "INSULA_CONTAINER_TESTS is true, so these tests must not be skipped:"$'\n'"$refused"
  return 1
}

# Succeeds if every test class that needs containers has a report, and the database tests have one.
have_all_run() {
  local file class status=0
  while read -r file; do
    class=$(basename "$file" .java)
    if [[ $(reports) != *".$class.xml"* ]]; then
      say "$class did not run: it has no report"
      status=1
    fi
  done < <(grep -rl '^@Tag("containers")' "$root/docker/src/test/java")
  if [[ $modules == *core/database* && $(reports) != */core/database/* ]]; then
    say "the database tests did not run: they have no report"
    status=1
  fi
  return "$status"
}

[[ $demanded != false ]] || not_run "INSULA_CONTAINER_TESTS is false"
# Docker's command may be here without an engine, so podman is also installed if docker does not answer.
choose_working_engine ||
  { [[ -z ${CONTAINER_ENGINE:-} ]] && install_podman && choose_working_engine; } ||
  not_run "no container runs here: $(why_none_runs)"
if has_public_images; then
  # There is no stand-in for the image of Grafana.
  grafana=docker.io/$(sed -n 's/.*image: \(grafana.*\)/\1/p' "$root/docker/compose.yaml")
  if is_there "$grafana" || timeout 60 "${engine[@]}" pull --quiet "$grafana" >>"$work/pull.log" 2>&1; then
    export INSULA_TEST_GRAFANA=true
  fi
  [[ -z $if_ready ]] || reaches_maven || not_run "the build of the image does not reach the repository of Maven"
else
  use_offline_images
fi
export CONTAINER_ENGINE="${engine[*]}"
export INSULA_TEST_POSTGRES_IMAGE=${INSULA_TEST_POSTGRES_IMAGE:-docker.io/library/postgres:18}
status=0
modules=docker
tests='io.insula.docker.**,io.insula.operations.**'
if serve_testcontainers; then
  modules+=,core/database
  tests+=',io.insula.kernel.database.**'
else
  [[ $demanded != true ]] || not_run "the engine cannot publish ports, which the database tests need"
  say "the database tests do not run on a PostgreSQL in a container, because the engine cannot publish ports: $(tail -n 2 "$work/probe.log" | tr '\n' ' ')"
  [[ -n $if_ready ]] || status=1
fi
say "running with ${engine[*]}"
cd "$root"
touch "$work/begin"
# The tests are selected with -Dtest, because --also-make would also run the tests of all modules that these
# depend on.
./mvnw --batch-mode test -Pcontainers --projects "$modules" --also-make \
  -Dtest="$tests" -Dsurefire.failIfNoSpecifiedTests=false || status=$?
list_skipped
[[ -n $if_ready || $modules == *core/database* ]] ||
  say "the database tests did not run, because the engine cannot publish ports, so this run fails"
may_be_skipped || status=1
have_all_run || status=1
exit "$status"
