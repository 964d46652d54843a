/** The personal data in the log: its export and its erasure. */
@NullMarked
package io.insula.activity.internal.privacy;

import org.jspecify.annotations.NullMarked;
