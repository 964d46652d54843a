/** Creates a few realistic projects in development, so that a new server shows something. */
@NullMarked
package io.insula.projects.internal.demo;

import org.jspecify.annotations.NullMarked;
