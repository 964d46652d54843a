/** Proposes a project, and delivers its problems and solutions to the threads app. */
@NullMarked
package io.insula.projects.internal.proposals;

import org.jspecify.annotations.NullMarked;
