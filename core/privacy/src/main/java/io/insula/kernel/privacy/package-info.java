/** Exports and erases personal data in all apps. */
@NullMarked
package io.insula.kernel.privacy;

import org.jspecify.annotations.NullMarked;
