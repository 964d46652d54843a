/** Tests the console in a real browser, against the whole server with its demo data. */
@NullMarked
package io.insula.console.browser;

import org.jspecify.annotations.NullMarked;
