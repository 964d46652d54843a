/** A few realistic projects, so that a new server has something to show. Only in development. */
@NullMarked
package io.insula.projects.internal.demo;

import org.jspecify.annotations.NullMarked;
