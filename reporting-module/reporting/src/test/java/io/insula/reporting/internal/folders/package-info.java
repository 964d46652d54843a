/** Temporary files, which go with the work or the process that they are for. */
@NullMarked
package io.insula.reporting.internal.folders;

import org.jspecify.annotations.NullMarked;
