/** Exports and erases the personal data in threads, votes and reports. */
@NullMarked
package io.insula.threads.internal.privacy;

import org.jspecify.annotations.NullMarked;
