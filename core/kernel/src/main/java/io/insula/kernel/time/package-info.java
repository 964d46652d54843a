/** What time it is. */
@NullMarked
package io.insula.kernel.time;

import org.jspecify.annotations.NullMarked;
