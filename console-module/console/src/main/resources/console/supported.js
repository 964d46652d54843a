/**
 * Shows a message in browsers that are too old for the console. This script is no module and has only old syntax, so
 * that these browsers can run it.
 */
(function () {
  var isRecent =
    window.HTMLScriptElement &&
    HTMLScriptElement.supports &&
    HTMLScriptElement.supports('importmap') &&
    'groupBy' in Map &&
    window.CSS &&
    CSS.supports('color', 'light-dark(white, black)');
  var message = document.getElementById('too-old');
  if (message !== null && !isRecent) {
    message.removeAttribute('hidden');
  }
})();
