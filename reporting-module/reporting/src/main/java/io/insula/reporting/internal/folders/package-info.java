/** Temporary files, which are deleted at the end of the work or the process that uses them. */
@NullMarked
package io.insula.reporting.internal.folders;

import org.jspecify.annotations.NullMarked;
