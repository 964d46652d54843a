/** Finds projects and reads one. */
@NullMarked
package io.insula.projects.internal.catalogue;

import org.jspecify.annotations.NullMarked;
