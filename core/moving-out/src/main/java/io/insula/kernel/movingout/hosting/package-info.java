/** Calls to apps in other processes, and calls from other processes. */
@NullMarked
package io.insula.kernel.movingout.hosting;

import org.jspecify.annotations.NullMarked;
