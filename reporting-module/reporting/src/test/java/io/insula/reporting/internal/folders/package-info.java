/** Tests of temporary files. */
@NullMarked
package io.insula.reporting.internal.folders;

import org.jspecify.annotations.NullMarked;
