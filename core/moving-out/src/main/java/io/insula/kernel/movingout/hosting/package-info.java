/** Calls that leave this process for apps in others, and calls that come in from others. */
@NullMarked
package io.insula.kernel.movingout.hosting;

import org.jspecify.annotations.NullMarked;
