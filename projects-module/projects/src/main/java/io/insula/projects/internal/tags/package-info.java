/** Changes the tags of projects. */
@NullMarked
package io.insula.projects.internal.tags;

import org.jspecify.annotations.NullMarked;
