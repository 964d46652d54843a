/**
 * Shows a message in browsers that are too old for the console. In other browsers, shows a notice if the page does not
 * start, for instance because the server restarts while the page loads, and loads the page again as soon as the server
 * answers. This script is no module and has only old syntax, so that old browsers can run it. It runs before the
 * browser reads the rest of the page, so that it misses no failed file.
 */
(function () {
  /** After this time, a page that has loaded and has not started is loaded again; in milliseconds. */
  var LONGEST_START = 30000;

  /** The shortest and the longest wait for the next attempt to load the page, in milliseconds. */
  var MIN_WAIT_MS = 2000;
  var MAX_WAIT_MS = 60000;

  /** The storage key for how often the page was loaded again since it last stayed without a fault. */
  var STARTS = 'insula.starts';

  var isRecent =
    window.HTMLScriptElement &&
    HTMLScriptElement.supports &&
    HTMLScriptElement.supports('importmap') &&
    'groupBy' in Map &&
    window.CSS &&
    CSS.supports('color', 'light-dark(white, black)');
  var isParsed = false;
  var hasFailed = false;
  var hasNoStyles = false;

  /** Returns the notice that the page has not started; null after the main module has started the page. */
  function notice() {
    return document.getElementById('not-started');
  }

  /** Returns how often the page was loaded again; 5, for the longest wait, if the browser blocks its storages. */
  function starts() {
    try {
      return Number(sessionStorage.getItem(STARTS)) || 0;
    } catch (blocked) {
      return 5;
    }
  }

  /** @param {number} number */
  function keepStarts(number) {
    try {
      sessionStorage.setItem(STARTS, String(number));
    } catch (blocked) {
      // The next wait is as long as this one.
    }
  }

  function isBroken() {
    return notice() !== null || hasNoStyles;
  }

  /** Loads the page again as soon as the server answers, unless the page has started meanwhile. */
  function loadWhenReachable() {
    setTimeout(
      function () {
        if (!isBroken()) {
          return;
        }
        fetch('health/liveness', { cache: 'no-store' }).then(function (response) {
          if (!response.ok) {
            loadWhenReachable();
          } else if (isBroken()) {
            keepStarts(starts() + 1);
            location.reload();
          }
        }, loadWhenReachable);
      },
      Math.min(MAX_WAIT_MS, MIN_WAIT_MS * Math.pow(2, starts()))
    );
  }

  function showNotice() {
    var element = notice();
    if (element !== null) {
      element.className = 'notice notice-warning';
    }
  }

  function recover() {
    if (isBroken()) {
      loadWhenReachable();
    }
    showNotice();
  }

  function fail() {
    if (!hasFailed && isParsed) {
      recover();
    }
    hasFailed = true;
  }

  function settle() {
    var isLoading = document.readyState !== 'complete';
    if (isBroken() && isLoading && !hasFailed) {
      // Another attempt would begin the same downloads again.
      showNotice();
      setTimeout(settle, LONGEST_START);
    } else if (isBroken()) {
      fail();
    } else {
      keepStarts(0);
    }
  }

  function begin() {
    if (isParsed) {
      return;
    }
    isParsed = true;
    var tooOld = document.getElementById('too-old');
    var notStarted = notice();
    if (!isRecent && tooOld !== null && notStarted !== null) {
      tooOld.removeAttribute('hidden');
      notStarted.setAttribute('hidden', '');
      return;
    }
    if (hasFailed) {
      recover();
    }
    setTimeout(settle, LONGEST_START);
  }

  if (isRecent) {
    // The error event of an element does not bubble, but this listener captures it.
    window.addEventListener(
      'error',
      function (event) {
        if (event.target === window && event.filename && event.filename.indexOf(location.origin) !== 0) {
          // An error of a script that is not of this site, for instance of an extension of the browser.
          return;
        }
        if (event.target instanceof HTMLLinkElement && event.target.rel === 'stylesheet') {
          hasNoStyles = true;
        }
        fail();
      },
      true
    );
  }
  document.addEventListener('readystatechange', begin);
})();
