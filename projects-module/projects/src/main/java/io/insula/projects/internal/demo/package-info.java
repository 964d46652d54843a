/** A few believable projects, so that the first answer is worth reading. Only in development. */
@NullMarked
package io.insula.projects.internal.demo;

import org.jspecify.annotations.NullMarked;
