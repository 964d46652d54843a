/** The API of the app {@code sample}: all that other apps see of it. */
@NullMarked
package io.insula.sample;

import org.jspecify.annotations.NullMarked;
