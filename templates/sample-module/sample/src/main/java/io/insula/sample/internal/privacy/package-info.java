/** The personal data of this app. */
@NullMarked
package io.insula.sample.internal.privacy;

import org.jspecify.annotations.NullMarked;
