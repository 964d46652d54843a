/** Proposing a project, and handing its problems and solutions to the app of threads. */
@NullMarked
package io.insula.projects.internal.proposals;

import org.jspecify.annotations.NullMarked;
