/** Stores and lists what campaigns cost. */
@NullMarked
package io.insula.analytics.internal.spend;

import org.jspecify.annotations.NullMarked;
