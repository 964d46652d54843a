/** The threads of a project, which the app of threads keeps. */
@NullMarked
package io.insula.projects.internal.discussion;

import org.jspecify.annotations.NullMarked;
