/** Analytics for other processes. */
@NullMarked
package io.insula.analytics.internal.remote;

import org.jspecify.annotations.NullMarked;
