#!/usr/bin/env bash
# Runs the tests that need a browser.
#   console-module/console-browser/browser-tests.sh
#
# It takes the browser that INSULA_TEST_BROWSER names, or Chromium on the path. Where there is none, it
# installs Chromium if it may (as root, with apt-get). Without a browser that shows a page, or without the
# driver of Playwright, it prints that and succeeds. INSULA_BROWSER_TESTS=false never runs the tests; true
# fails where they cannot run.
# The machine needs no Node, because the driver of Playwright contains it.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root
case ${INSULA_BROWSER_TESTS:-} in
  '' | true | false) ;;
  *) echo "browser-tests.sh: INSULA_BROWSER_TESTS must be true or false" >&2 && exit 2 ;;
esac

# Ends this run without tests. The message is conspicuous, because otherwise the run would look like a
# successful test.
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

# Prints the path of the browser that the tests will use.
browser() {
  printf '%s\n' "${INSULA_TEST_BROWSER:-$(command -v chromium chromium-browser google-chrome | head -n 1)}"
}

# Succeeds if the browser can start on this machine.
shows_a_page() {
  timeout 60 "$(browser)" --headless --no-sandbox --disable-gpu --dump-dom \
    'data:text/html,<p>shown</p>' 2>/dev/null | grep -q shown
}

# Succeeds if Maven has the driver of Playwright or can download it (200 MB).
has_driver() {
  local version
  version=$(sed -n 's/.*<playwright.version>\(.*\)<.*/\1/p' pom.xml)
  timeout 300 ./mvnw --batch-mode --quiet dependency:get --non-recursive -Dtransitive=false \
    -Dartifact="com.microsoft.playwright:driver-bundle:$version"
}

[[ ${INSULA_BROWSER_TESTS:-} != false ]] || not_run "INSULA_BROWSER_TESTS is false"
has_browser || install_browser || not_run "there is no Chromium, and it could not be installed"
shows_a_page || not_run "$(browser) shows no page here"
cd "$root"
has_driver || not_run "Maven cannot fetch the driver of Playwright"
# The tests are selected with -Dtest, because --also-make would otherwise also run the tests of the modules
# that console-browser depends on. On a busy machine a browser can miss a time limit once, so a failed test
# gets a second try. If the second try passes, Surefire reports the test as a flake.
exec ./mvnw --batch-mode test -Djacoco.skip -Pbrowser --projects console-module/console-browser --also-make \
  -Dtest='io.insula.console.browser.**' -Dsurefire.failIfNoSpecifiedTests=false \
  -Dsurefire.rerunFailingTestsCount=1
