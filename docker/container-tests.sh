#!/usr/bin/env bash
# Runs the tests that need containers: the tests of the image, of the deployments and of backups, and the
# kernel's database tests on a PostgreSQL in a container.
#   docker/container-tests.sh [--if-ready]
#
# It uses the engine that CONTAINER_ENGINE names, or Docker, or podman. If none of them runs a container, it
# installs podman if it can (as root, with apt-get), and then also tries podman with its simplest settings.
# Base images come from their registry. If the registry cannot be reached, docker/offline-base.sh makes them.
#
# Each step of this setup has a time limit. If a step fails, the script prints NOT RUN with the reason and
# succeeds, because that is no error of the tested code. With INSULA_CONTAINER_TESTS=true it fails then, and
# also if a test was skipped that another engine would not skip. With INSULA_CONTAINER_TESTS=false it never
# runs the tests.
#
# After the setup, the script fails if a test fails, or if a test class that needs containers did not run. If
# the engine cannot publish ports, the database tests do not run, and the script fails after the other tests.
# At the end it lists the skipped tests.
#
# --if-ready is for runs beside other work: a failed test is repeated once, and an engine that cannot publish
# ports is no failure. INSULA_CONTAINER_TESTS=true overrides this option.
#
# Its containers and the images that it builds have the label io.insula.test. At the end it removes all of
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
step=
export INSULA_TEST_RUN=$$
readonly work label=io.insula.test=$INSULA_TEST_RUN

# Removes the remaining containers of this run, and the images that it built.
remove_left() {
  if [[ -d $work/root ]]; then
    # Nothing else uses this storage.
    timeout 60 "${engine[@]}" pod rm --all --force
    timeout 60 "${engine[@]}" rm --all --force
  elif [[ -f $work/begin ]]; then
    timeout 60 "${engine[@]}" ps --all --quiet --filter "label=$label" |
      xargs --no-run-if-empty timeout 60 "${engine[@]}" rm --force
    timeout 120 "${engine[@]}" image prune --all --force --filter "label=$label"
  fi
} >>"$work/remove.log" 2>&1

clean_up() {
  [[ -z $step ]] || kill "$step" 2>/dev/null || true
  remove_left || say "containers or images were left: $(ends_of "$work/remove.log")"
  [[ -z $service ]] || kill "$service" 2>/dev/null || true
  if [[ -d $work/root ]]; then
    # To delete the gigabytes of this storage can take minutes. A time limit of the caller must not interrupt it.
    setsid rm -rf "$work" >/dev/null 2>&1 &
  else
    rm -rf "$work" 2>/dev/null || true
  fi
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

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

# Runs a command of the setup with a time limit, and adds its output to a log.
#   $1 the limit in seconds, $2 the log, further arguments are the command
run_step() {
  local seconds=$1 log=$2 status=0
  shift 2
  # In the background, so that the script can end it.
  timeout --kill-after=10 "$seconds" "$@" >>"$log" 2>&1 &
  step=$!
  wait "$step" || status=$?
  step=
  if ((status == 124 || status == 137)); then printf 'it did not end within %s s\n' "$seconds" >>"$log"; fi
  return "$status"
}

# Prints the last lines of these logs as one line. Logs that do not exist are ignored.
ends_of() {
  local log
  for log in "$@"; do
    if [[ -s $log ]]; then tail -n 2 "$log"; fi
  done | tr '\n' ' '
}

install_packages() {
  run_step 300 "$work/install.log" \
    env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "$@"
}

# Installs podman, debootstrap for the base images, and podman-compose if the system has a package for it.
install_podman() {
  local packages=(podman runc catatonit debootstrap iptables)
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || return 1
  say "installing podman"
  # A source that does not answer prevents nothing, if the others have the packages.
  run_step 120 "$work/install.log" apt-get update -qq || true
  install_packages "${packages[@]}" netavark aardvark-dns ||
    install_packages "${packages[@]}" containernetworking-plugins || return 1
  install_packages podman-compose ||
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
  [[ -z ${CONTAINER_ENGINE:-} ]] || return 1
  use_plain_podman && runs_containers --network host
}

# Prints why no container runs.
why_none_runs() {
  local lines
  lines=$(ends_of "$work/probe.log" "$work/install.log")
  printf '%s' "${lines:-no engine answers}"
}

is_there() {
  "${engine[@]}" image inspect "$1" >/dev/null 2>&1
}

# Succeeds if all public images exist here or can be pulled.
has_public_images() {
  local image
  for image in "${public_images[@]}"; do
    is_there "$image" || run_step 120 "$work/pull.log" "${engine[@]}" pull --quiet "$image" || return 1
  done
}

# Succeeds if a container can reach the Maven repository, as the build of the image must.
reaches_maven() {
  timeout 30 "${engine[@]}" run --rm --entrypoint /bin/bash "${public_images[0]}" \
    -c 'exec 3<>/dev/tcp/repo.maven.apache.org/443' >>"$work/pull.log" 2>&1
}

# Makes the base images on this machine, and stand-ins for other public images.
make_offline_images() {
  [[ $(engine_name) == podman ]] || not_run "no registry is reached, and only podman can work without a registry"
  [[ $(id -u) == 0 ]] || not_run "no registry is reached, and only root can make base images"
  command -v debootstrap >/dev/null || install_podman ||
    not_run "no registry is reached, and there is no debootstrap: $(ends_of "$work/install.log")"
  say "no registry is reached: making base images of Debian's packages"
  export CONTAINER_ENGINE="${engine[*]}"
  run_step 600 "$work/base.log" "$root/docker/offline-base.sh" ||
    not_run "no base image could be made: $(ends_of "$work/base.log")"
  run_step 900 "$work/images.log" "$root/docker/offline-images.sh" ||
    say "not all stand-ins for images could be made: $(ends_of "$work/images.log")"
}

# Uses the base images that were made on this machine, and the local Maven repository.
use_offline_images() {
  [[ -d $HOME/.m2/repository/org ]] || not_run "no registry is reached, and Maven has nothing in $HOME/.m2"
  make_offline_images
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
  [[ $demanded == true ]] || reaches_maven ||
    not_run "the build of the image does not reach the repository of Maven"
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
  say "the database tests do not run on a PostgreSQL in a container, because the engine cannot publish ports: $(ends_of "$work/probe.log")"
  [[ -n $if_ready ]] || status=1
fi
say "running with ${engine[*]}"
cd "$root"
touch "$work/begin"
# The tests are selected with -Dtest, because --also-make would also run the tests of all modules that these
# depend on.
./mvnw --batch-mode test -Pcontainers --projects "$modules" --also-make \
  -Dtest="$tests" -Dsurefire.failIfNoSpecifiedTests=false ${if_ready:+-Dsurefire.rerunFailingTestsCount=1} || status=$?
list_skipped
[[ -n $if_ready || $modules == *core/database* ]] ||
  say "the database tests did not run, because the engine cannot publish ports, so this run fails"
may_be_skipped || status=1
have_all_run || status=1
exit "$status"
