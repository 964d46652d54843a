/** Exports and erases the personal data in cycles. */
@NullMarked
package io.insula.cycles.internal.privacy;

import org.jspecify.annotations.NullMarked;
