/** The personal data of this app. */
@NullMarked
package io.insula.threads.internal.privacy;

import org.jspecify.annotations.NullMarked;
