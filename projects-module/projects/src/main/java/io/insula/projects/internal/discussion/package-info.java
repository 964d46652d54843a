/** Routes for the threads of a project, which the threads app stores. */
@NullMarked
package io.insula.projects.internal.discussion;

import org.jspecify.annotations.NullMarked;
