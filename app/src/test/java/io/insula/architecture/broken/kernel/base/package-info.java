/** A room of a kernel that breaks rules. */
@NullMarked
package io.insula.architecture.broken.kernel.base;

import org.jspecify.annotations.NullMarked;
