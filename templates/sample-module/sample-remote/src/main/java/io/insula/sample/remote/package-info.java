/** What it takes to call the app {@code sample} in another process, and to answer such calls. */
@NullMarked
package io.insula.sample.remote;

import org.jspecify.annotations.NullMarked;
