/** What other apps see of cycles. */
@NullMarked
package io.insula.cycles.internal.snapshot;

import org.jspecify.annotations.NullMarked;
