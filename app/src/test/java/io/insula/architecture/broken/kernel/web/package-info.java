/** A room of a kernel that breaks rules. */
@NullMarked
package io.insula.architecture.broken.kernel.web;

import org.jspecify.annotations.NullMarked;
