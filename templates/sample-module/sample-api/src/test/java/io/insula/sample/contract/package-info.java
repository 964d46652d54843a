/** What the API of the app {@code sample} promises, as tests. */
@NullMarked
package io.insula.sample.contract;

import org.jspecify.annotations.NullMarked;
