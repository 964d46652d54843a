/** A kernel that breaks rules. */
@NullMarked
package io.insula.architecture.broken.kernel;

import org.jspecify.annotations.NullMarked;
