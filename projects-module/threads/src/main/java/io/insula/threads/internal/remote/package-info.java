/** The threads for other processes. */
@NullMarked
package io.insula.threads.internal.remote;

import org.jspecify.annotations.NullMarked;
