/** The spend on campaigns. */
@NullMarked
package io.insula.analytics.internal.spend;

import org.jspecify.annotations.NullMarked;
