/** The personal data of reporting. */
@NullMarked
package io.insula.reporting.internal.privacy;

import org.jspecify.annotations.NullMarked;
