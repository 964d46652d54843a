/** Measures what a class or a town does with projects: proposing, listing, voting. */
@NullMarked
package io.insula.bench.projects;

import org.jspecify.annotations.NullMarked;
