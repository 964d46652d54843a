#!/usr/bin/env bash
# Runs the tests that need a browser.
#   console-module/console-browser/browser-tests.sh
#
# It takes the browser that INSULA_TEST_BROWSER names, or Chromium on the path. Where there is none, it
# installs Chromium if it may (as root, with apt-get). Without a browser it says so and succeeds.
# INSULA_BROWSER_TESTS=false never runs the tests; true fails where they cannot run.
#
# The tests bring Node with them (the driver of Playwright); the machine needs none.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root
case ${INSULA_BROWSER_TESTS:-} in
  '' | true | false) ;;
  *) echo "browser-tests.sh: INSULA_BROWSER_TESTS is true or false" >&2 && exit 2 ;;
esac

# Ends this run. Loudly, because what was not tested looks like what was.
not_run() {
  printf '\n***\n*** Browser tests: NOT RUN, because %s\n***\n' "$1"
  [[ ${INSULA_BROWSER_TESTS:-} != true ]] || exit 1
  exit 0
}

has_browser() {
  [[ -n ${INSULA_TEST_BROWSER:-} ]] || command -v chromium chromium-browser google-chrome >/dev/null
}

install_browser() {
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || return 1
  echo "Browser tests: installing chromium"
  {
    timeout 120 apt-get update -qq
    DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -qq --yes --no-install-recommends chromium
  } >/dev/null 2>&1 && has_browser
}

[[ ${INSULA_BROWSER_TESTS:-} != false ]] || not_run "INSULA_BROWSER_TESTS is false"
has_browser || install_browser || not_run "there is no Chromium, and it could not be installed"
cd "$root"
# By -Dtest, because -am would run the tests of all that these stand on.
exec ./mvnw --batch-mode test -Djacoco.skip -Pbrowser --projects console-module/console-browser --also-make \
  -Dtest='io.insula.console.browser.**' -Dsurefire.failIfNoSpecifiedTests=false
