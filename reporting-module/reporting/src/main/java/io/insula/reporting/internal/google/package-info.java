/** Reports as Google spreadsheets. */
@NullMarked
package io.insula.reporting.internal.google;

import org.jspecify.annotations.NullMarked;
