/** Where the data of reports comes from. */
@NullMarked
package io.insula.reporting.internal.source;

import org.jspecify.annotations.NullMarked;
