/** The sources of the data in reports. */
@NullMarked
package io.insula.reporting.internal.source;

import org.jspecify.annotations.NullMarked;
