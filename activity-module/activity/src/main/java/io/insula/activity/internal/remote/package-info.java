/** The activity log for other processes. */
@NullMarked
package io.insula.activity.internal.remote;

import org.jspecify.annotations.NullMarked;
