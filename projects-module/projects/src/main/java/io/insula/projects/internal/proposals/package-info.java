/**
 * Proposes a project, delivers its problems and solutions to the threads app, and enters the
 * project into its cycle.
 */
@NullMarked
package io.insula.projects.internal.proposals;

import org.jspecify.annotations.NullMarked;
