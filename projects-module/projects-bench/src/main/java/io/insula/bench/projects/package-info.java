/** Measures proposing, listing and voting, as a class or a town does it. */
@NullMarked
package io.insula.bench.projects;

import org.jspecify.annotations.NullMarked;
