/** What reporting keeps of people. */
@NullMarked
package io.insula.reporting.internal.privacy;

import org.jspecify.annotations.NullMarked;
