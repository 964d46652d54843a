/** The API of the app {@code sample}: the only part of it that other apps see. */
@NullMarked
package io.insula.sample;

import org.jspecify.annotations.NullMarked;
