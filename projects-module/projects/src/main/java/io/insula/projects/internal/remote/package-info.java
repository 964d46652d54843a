/** The projects for other processes. */
@NullMarked
package io.insula.projects.internal.remote;

import org.jspecify.annotations.NullMarked;
